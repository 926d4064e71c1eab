package dev.quell.monitoring;

/** An AI system is watched more closely from now on, because an incident of it seems to be repaired. */
record WatchBegan(String systemId) {}
