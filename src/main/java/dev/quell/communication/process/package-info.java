/** The steps of {@code notify-stakeholders} and {@code notify-stakeholders-delivery}. */
@NullMarked
package dev.quell.communication.process;

import org.jspecify.annotations.NullMarked;
