/** The review after an incident: the report from the record, the lessons, the improvements and the sign-off. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine", "incident", "inventory", "roster"})
package dev.quell.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
