/** The diagnosing steps of the playbooks. */
@NullMarked
package dev.quell.diagnostics.process;

import org.jspecify.annotations.NullMarked;
