/** Processes, decisions and forms on their way from a draft to what incidents use, and back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine", "security", "incident", "inventory", "lint"})
package dev.quell.playbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
