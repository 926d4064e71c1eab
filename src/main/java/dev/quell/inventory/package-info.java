/** The AI systems Quell answers for: who owns them, what is normal for them, where they run, how they fall back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine"})
package dev.quell.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
