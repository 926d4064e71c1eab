/** The updates of an incident over HTTP. */
@NullMarked
package dev.quell.communication.web;

import org.jspecify.annotations.NullMarked;
