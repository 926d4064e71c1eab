/** What the board asks the engine: when the open tasks and the next update of incidents are due. */
@NullMarked
package dev.quell.board.process;

import org.jspecify.annotations.NullMarked;
