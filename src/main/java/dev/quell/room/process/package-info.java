/** What the room asks the engine for: tasks, targets, and the processes that it starts. */
@NullMarked
package dev.quell.room.process;

import org.jspecify.annotations.NullMarked;
