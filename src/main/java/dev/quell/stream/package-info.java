/**
 * Pages that stay up to date: server-sent events, without a thread a reader. Each node asks the database twice a second what is
 * new, with a fixed number of statements however many read, and only while somebody does; writers do nothing for it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package dev.quell.stream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
