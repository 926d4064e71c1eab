/** Observations over HTTP. */
@NullMarked
package dev.quell.monitoring.web;

import org.jspecify.annotations.NullMarked;
