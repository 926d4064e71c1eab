/** The insights as pages, CSV and JSON. */
@NullMarked
package dev.quell.insights.web;

import org.jspecify.annotations.NullMarked;
