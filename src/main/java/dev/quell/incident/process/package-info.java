/** Where the engine meets the record: delegates, task listeners and the listener that writes the timeline. */
@NullMarked
package dev.quell.incident.process;

import org.jspecify.annotations.NullMarked;
