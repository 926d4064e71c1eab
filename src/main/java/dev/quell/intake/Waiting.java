package dev.quell.intake;

import java.util.concurrent.CompletableFuture;

/**
 * A request that has not been answered.
 *
 * @param since {@link System#nanoTime} when it came
 */
record Waiting(Delivery delivery, CompletableFuture<IntakeReceipt> answer, long since) {}
