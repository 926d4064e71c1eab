/** The login page and the management of API keys. */
@NullMarked
package dev.quell.security.web;

import org.jspecify.annotations.NullMarked;
