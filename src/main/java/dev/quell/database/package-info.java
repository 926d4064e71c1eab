/** PostgreSQL of its own under {@code ./data} when nobody named another one. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.quell.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
