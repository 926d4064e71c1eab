package dev.quell.automation;

import dev.quell.automation.spi.ActionRequest;

/** A target of one connector for one contract test: how to change it through Quell, how to look at it, and how to meddle with it. */
interface Bench {

    /** A request that changes the target from how it is at the beginning of a test. */
    ActionRequest request();

    /** The same for a target that does not exist. */
    ActionRequest requestForNothing();

    /** The target as the outside system has it now. */
    String state();

    /** What {@link #state} is before and after the request. */
    String before();

    String after();

    /** Somebody besides Quell does what the request wants. */
    void changeByHand();

    /** Changing requests that have reached the outside system's door so far. */
    int changes();
}
