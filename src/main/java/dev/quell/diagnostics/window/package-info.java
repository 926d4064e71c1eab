/** Data windows as columns: read from CSV files or from observations, within limits, with the types found in the data. */
@NullMarked
package dev.quell.diagnostics.window;

import org.jspecify.annotations.NullMarked;
