/** Who is told what: audiences, templates, mail, and the record of every message with what became of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "incident", "inventory", "roster"})
package dev.quell.communication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
