/** Pure functions over two samples: how far apart they are and whether that is drift. No time, no database, no engine. */
@NullMarked
package dev.quell.diagnostics.statistics;

import org.jspecify.annotations.NullMarked;
