/** What connectors to outside systems share. Each implements {@code automation.spi} in a package of its own and knows nothing else of Quell. */
@NullMarked
@ApplicationModule(allowedDependencies = {"automation :: spi", "shared"})
package dev.quell.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
