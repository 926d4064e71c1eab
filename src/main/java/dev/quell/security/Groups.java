package dev.quell.security;

import dev.quell.shared.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The groups that people and machines belong to: one for each {@link Role}, and those below. */
public final class Groups {

    /** May deploy processes, decisions and forms. */
    public static final String PROCESS_OWNER = "process-owner";

    /** May read everything and change nothing. */
    public static final String AUDITOR = "auditor";

    /** Machine accounts: may send signals and observations and start incidents. */
    public static final String AUTOMATION = "automation";

    /** May do everything. */
    public static final String ADMIN = "camunda-admin";

    private Groups() {}

    /** The groups of the response roles. */
    public static List<String> responders() {
        return Arrays.stream(Role.values()).map(Role::group).toList();
    }

    static List<String> all() {
        return List.of(respondersAnd(PROCESS_OWNER, AUDITOR, AUTOMATION, ADMIN));
    }

    static String[] respondersAnd(String... others) {
        return Stream.concat(responders().stream(), Stream.of(others)).toArray(String[]::new);
    }
}
