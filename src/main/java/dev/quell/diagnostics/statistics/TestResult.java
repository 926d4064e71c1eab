package dev.quell.diagnostics.statistics;

/**
 * A test's statistic and its p-value (0 to 1): the chance of a statistic at least as large without any drift.
 * The statistic is infinite when something occurs that the reference rules out.
 */
public record TestResult(double statistic, double pValue) {}
