/** Incident response for AI systems: one package a module, see {@code src/docs}. */
@NullMarked
package dev.quell;

import org.jspecify.annotations.NullMarked;
