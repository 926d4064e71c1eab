/** What the pages ask the engine for: open tasks, and the wish to stand down. */
@NullMarked
package dev.quell.web.process;

import org.jspecify.annotations.NullMarked;
