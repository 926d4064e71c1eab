/** Reports and improvements over HTTP. */
@NullMarked
package dev.quell.review.web;

import org.jspecify.annotations.NullMarked;
