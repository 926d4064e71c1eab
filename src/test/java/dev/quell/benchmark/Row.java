package dev.quell.benchmark;

/** A line of the table: what was measured, against which peer, both results, their ratio and what it should be. */
record Row(String what, String against, String ours, String peer, String ratio, String aim) {}
