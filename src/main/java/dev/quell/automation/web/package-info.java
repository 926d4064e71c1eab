/** The connections to outside systems over HTTP. */
@NullMarked
package dev.quell.automation.web;

import org.jspecify.annotations.NullMarked;
