/** The record of an incident: what it is, who holds it, where it stands, what happened, and the proof. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine"})
package dev.quell.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
