/** Signals over HTTP. */
@NullMarked
package dev.quell.intake.web;

import org.jspecify.annotations.NullMarked;
