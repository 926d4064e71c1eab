/** The steps of processes that plan, approve, make and take back changes. */
@NullMarked
package dev.quell.automation.process;

import org.jspecify.annotations.NullMarked;
