/** What the record tells about the response as a whole: how fast, how often for nothing, how much by machine, where it waits. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "incident", "inventory"})
package dev.quell.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
