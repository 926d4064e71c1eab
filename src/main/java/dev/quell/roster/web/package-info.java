/** The roster over HTTP. */
@NullMarked
package dev.quell.roster.web;

import org.jspecify.annotations.NullMarked;
