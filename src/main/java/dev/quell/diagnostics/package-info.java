/** Finds out what is different: data windows, metrics and recent changes of an incident's AI system, with figures and plots. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "engine",
            "inventory",
            "monitoring",
            "incident",
            "automation",
            "automation::spi"
        })
package dev.quell.diagnostics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
