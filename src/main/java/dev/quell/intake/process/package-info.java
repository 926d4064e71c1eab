/** Where intake meets the engine: it asks a decision, starts responses and tells those that wait. */
@NullMarked
package dev.quell.intake.process;

import org.jspecify.annotations.NullMarked;
