/** The board as a page that follows what happens. */
@NullMarked
package dev.quell.board.web;

import org.jspecify.annotations.NullMarked;
