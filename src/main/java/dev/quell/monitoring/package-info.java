/** What is measured of AI systems: observations, the thresholds they must keep, and closer watch after an incident. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "inventory"})
package dev.quell.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
