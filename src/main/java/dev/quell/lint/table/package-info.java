/** Decision tables as areas: where rules overlap, and what none of them covers. */
@NullMarked
package dev.quell.lint.table;

import org.jspecify.annotations.NullMarked;
