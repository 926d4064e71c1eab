/** The process engine as Quell runs it: configuration, guards, deployment of the bundled pack. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "node", "lint"})
package dev.quell.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
