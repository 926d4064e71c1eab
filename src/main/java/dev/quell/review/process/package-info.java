/** The steps of {@code post-incident-review} and {@code track-improvement}. */
@NullMarked
package dev.quell.review.process;

import org.jspecify.annotations.NullMarked;
