package dev.quell.benchmark;

import java.util.List;

/** Measures one thing, or several that one set-up shows. */
interface Line {

    /** How the command line calls it. */
    String name();

    /** @throws Exception when it could not be measured at all */
    List<Row> measure(Lab lab) throws Exception;
}
