/** What processes do with the roster: audit it, offer candidates for a role, have it confirmed. */
@NullMarked
package dev.quell.roster.process;

import org.jspecify.annotations.NullMarked;
