/** The room as a page: one section a concern, each of which can be asked for by itself. */
@NullMarked
package dev.quell.room.web;

import org.jspecify.annotations.NullMarked;
