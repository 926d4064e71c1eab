/** The way in for machines: alerts and signals of many formats, told apart, joined, and turned into incidents. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine", "inventory", "monitoring", "incident"})
package dev.quell.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
