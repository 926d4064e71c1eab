package dev.quell.engine;

import java.util.Collection;
import java.util.Optional;

/** Which process instances somebody who is logged in must not learn of. */
public interface HiddenInstances {

    /**
     * A query for the business keys that are hidden from that person, with whatever is called from the processes that have
     * them; empty for those from whom nothing is hidden. It takes no parameters, so that it can stand in any statement.
     */
    Optional<String> businessKeysHiddenFrom(String user, Collection<String> groups);
}
