package dev.quell.automation.spi;

/**
 * Allows one worker to change one target, for a while. A connector asks right before every changing request and sends nothing without
 * it: between the asking before and the sending the process may have stood still, and another may be at work by now.
 */
@FunctionalInterface
public interface Permit {

    /** Costs nothing and asks no other machine. */
    boolean valid();
}
