/** Models as text, read with care: whoever wrote them may be hostile. */
@NullMarked
package dev.quell.lint.model;

import org.jspecify.annotations.NullMarked;
