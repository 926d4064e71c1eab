/** Changes to outside systems: planned, approved, journalled, verified, and taken back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "node", "engine", "inventory", "incident"})
package dev.quell.automation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
