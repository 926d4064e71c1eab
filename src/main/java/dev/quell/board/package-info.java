/** The board: what is open, how bad it is, who holds it and what is due next. It reads the record in a few statements, whatever its size. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "incident", "intake", "inventory", "stream"})
package dev.quell.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
