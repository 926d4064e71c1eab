/** Diagnosis over HTTP: the figures as JSON, the distributions as pictures. */
@NullMarked
package dev.quell.diagnostics.web;

import org.jspecify.annotations.NullMarked;
