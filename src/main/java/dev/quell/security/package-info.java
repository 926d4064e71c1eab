/** Who may do what: one login for pages and Camunda's web applications, Basic and API keys for machines, groups and their rights. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package dev.quell.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
