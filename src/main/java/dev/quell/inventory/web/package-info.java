/** AI systems over HTTP. */
@NullMarked
package dev.quell.inventory.web;

import org.jspecify.annotations.NullMarked;
