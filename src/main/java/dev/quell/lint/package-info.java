/** What a process, a decision or a form may and must be: one set of rules for the build, the command line, the deployment and the pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package dev.quell.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
