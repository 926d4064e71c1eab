package dev.quell.automation;

import java.util.Set;

/** Which groups a person belongs to, for deciding whose approval counts. */
public interface ApproverGroups {

    Set<String> of(String user);
}
