/** A model registry and a scheduler that exist only in Quell's database: for exercises, for the sample systems, for trying out. */
@NullMarked
package dev.quell.connector.simulated;

import org.jspecify.annotations.NullMarked;
