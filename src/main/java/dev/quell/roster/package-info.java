/** Who can be called: responders with their contacts, roles, place in the on-call order and deputies. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine", "inventory"})
package dev.quell.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
