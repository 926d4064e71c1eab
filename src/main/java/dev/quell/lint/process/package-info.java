/** Reads expressions with the very parser of the engine, which needs no engine for that. */
@NullMarked
package dev.quell.lint.process;

import org.jspecify.annotations.NullMarked;
