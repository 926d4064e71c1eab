/** The pages themselves. */
@NullMarked
package dev.quell.systems.web;

import org.jspecify.annotations.NullMarked;
