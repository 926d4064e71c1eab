/** What is drawn and decided in {@code processes/}, tested without an engine or a database. */
package dev.quell.model;
