/** The record over HTTP. */
@NullMarked
package dev.quell.incident.web;

import org.jspecify.annotations.NullMarked;
