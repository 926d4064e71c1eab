/** The pages of the AI systems: each with what was measured of it, its incidents, and how well a response to the next one is prepared. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "inventory", "monitoring", "incident", "roster", "automation"})
package dev.quell.systems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
