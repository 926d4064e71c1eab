/** The room of an incident: everything that responders look at while they work on it, and what they change there. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "engine",
            "security",
            "incident",
            "inventory",
            "roster",
            "automation",
            "automation::spi",
            "communication",
            "diagnostics",
            "monitoring",
            "board",
            "stream"
        })
package dev.quell.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
