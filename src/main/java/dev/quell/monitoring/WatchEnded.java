package dev.quell.monitoring;

/** The closer watch of an AI system is over. */
record WatchEnded(String systemId) {}
