package dev.quell.testing.outside;

import dev.quell.shared.CanonicalJson;
import dev.quell.testing.outside.FaultProxy.Reply;
import dev.quell.testing.outside.FaultProxy.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Answers as Airflow does to the calls that Quell makes: 3 with tokens, or 2 with Basic. Tokens can be made stale. */
public final class AirflowStub implements FaultProxy.Upstream {

    public static final String USER = "quell";
    public static final String PASSWORD = "s3cret-of-airflow";

    private static final Pattern DAG = Pattern.compile("/api/v[12]/dags/([^/]+)(/dagRuns)?");

    private final Map<String, Boolean> paused = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final int version;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private volatile int refusal = 401;

    /** @param version 2 or 3 */
    public AirflowStub(int version) {
        this.version = version;
    }

    /** Adds the DAG, or pauses or unpauses it as somebody besides Quell would. */
    public void pause(String dagId, boolean now) {
        paused.put(dagId, now);
    }

    public boolean isPaused(String dagId) {
        return paused.getOrDefault(dagId, false);
    }

    /** How many tokens have been asked for. */
    public int logins() {
        return logins.get();
    }

    /** How many changes it has carried out. */
    public int changes() {
        return changes.get();
    }

    /** As after a restart with another secret (403), or when a day has passed (401). */
    public void forgetTokens(int status) {
        tokens.clear();
        refusal = status;
    }

    @Override
    public Reply answer(Request request) {
        if (version == 3 && request.has("POST", "/auth/token")) {
            return login(request);
        }
        if (!request.path().startsWith(version == 3 ? "/api/v2/" : "/api/v1/")) {
            return new Reply(404, "{\"error\":\"API route not found\"}");
        }
        if (request.path().endsWith("/version")) {
            return new Reply(200, "{\"version\":\"" + version + ".0.0\"}");
        }
        return authorised(request)
                ? dags(request)
                : new Reply(
                        refusal,
                        refusal == 401 ? "{\"detail\":\"Token Expired\"}" : "{\"detail\":\"Invalid JWT token\"}");
    }

    private Reply login(Request request) {
        var number = logins.incrementAndGet();
        if (!PASSWORD.equals(CanonicalJson.readObject(request.body()).get("password"))) {
            return new Reply(401, "{\"detail\":\"Invalid credentials\"}");
        }
        var token = "token-" + number + "-of-the-stub";
        tokens.add("Bearer " + token);
        return new Reply(201, "{\"access_token\":\"" + token + "\"}");
    }

    private boolean authorised(Request request) {
        var sent = String.join("", request.headers().getOrDefault("Authorization", List.of()));
        return version == 3 ? tokens.contains(sent) : sent.startsWith("Basic ");
    }

    private Reply dags(Request request) {
        var match = DAG.matcher(request.path());
        if (!match.matches()) {
            return new Reply(200, "{\"dags\":[],\"total_entries\":0}");
        }
        var dag = match.group(1);
        if (!paused.containsKey(dag)) {
            return new Reply(404, "{\"detail\":\"The Dag with ID: `" + dag + "` was not found\"}");
        }
        if (match.group(2) != null) {
            return new Reply(200, runs());
        }
        if (request.method().equals("PATCH")) {
            changes.incrementAndGet();
            paused.put(dag, (Boolean) CanonicalJson.readObject(request.body()).get("is_paused"));
        }
        return new Reply(200, CanonicalJson.write(Map.of("dag_id", dag, "is_paused", paused.get(dag))));
    }

    private static String runs() {
        return """
                {"dag_runs":[{"dag_run_id":"r1","state":"success","start_date":"2026-03-01T04:00:00.123456Z",
                "end_date":"2026-03-01T05:00:00+00:00"}],"total_entries":1}""";
    }
}
