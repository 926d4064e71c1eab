/** The nodes of the cluster: each beats, and what a node held that beats no more is freed by another. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package dev.quell.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
