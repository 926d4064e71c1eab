/**
 * One command, {@code bash .ci/benchmark}, that prints how fast and how safe Quell is, each line beside a peer that was measured in the
 * same run. {@code src/docs/benchmark.md} says what is compared.
 */
@NullMarked
package dev.quell.benchmark;

import org.jspecify.annotations.NullMarked;
