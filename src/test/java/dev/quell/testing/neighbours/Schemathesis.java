package dev.quell.testing.neighbours;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Sends an API what its own description allows, and what it does not, and compares each answer with the description. */
public final class Schemathesis {

    private static final Duration CAP = Duration.ofMinutes(5);
    private static final String CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,"
            + "response_schema_conformance,response_headers_conformance";

    private Schemathesis() {}

    /**
     * Fails with what Schemathesis printed when an answer is a server error, or one that is not described.
     *
     * @param description address of the OpenAPI document
     * @param seed what is sent follows from it
     */
    public static void check(URI description, String user, String password, int seed) {
        var login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var workspace = Workspace.create("schemathesis");
        var command = List.of(
                Programs.inVenv("schemathesis", "schemathesis").toString(),
                "run",
                description.toString(),
                "--header",
                "Authorization: Basic " + login,
                "--checks",
                CHECKS,
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                "25",
                "--seed",
                String.valueOf(seed),
                "--no-color");
        ServerProcess.start(workspace, "schemathesis", Map.of(), command).awaitEnd(CAP);
    }
}
