/** What the insights ask the engine for: the pictures of its processes. */
@NullMarked
package dev.quell.insights.process;

import org.jspecify.annotations.NullMarked;
