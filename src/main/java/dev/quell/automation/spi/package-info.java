/** The port through which Quell changes an outside system: read, plan, act, verify, undo. Connectors implement it and know nothing else of Quell. */
@NullMarked
@NamedInterface("spi")
package dev.quell.automation.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
