package dev.quell.testing.outside;

import dev.quell.shared.CanonicalJson;
import dev.quell.testing.outside.FaultProxy.Reply;
import dev.quell.testing.outside.FaultProxy.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers as MLflow 3.17 does to the calls that Quell makes. */
public final class MlflowStub implements FaultProxy.Upstream {

    private static final String BASE = "/api/2.0/mlflow/";

    private final Map<String, Map<String, String>> aliases = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** A model without aliases, with ready versions 1 to {@code count}. */
    public void registerModel(String name, int count) {
        aliases.put(name, new ConcurrentHashMap<>());
        versions.put(name, count);
    }

    /** Points the alias at a version, as somebody besides Quell would. */
    public void alias(String model, String alias, String version) {
        aliases.get(model).put(alias, version);
    }

    /** The version that the alias points at; empty when the model has no such alias. */
    public Optional<String> aliasVersion(String model, String alias) {
        return Optional.ofNullable(aliases.get(model).get(alias));
    }

    /** The value of a tag on a model version; empty when it has no such tag. */
    public Optional<String> tag(String model, String version, String key) {
        return Optional.ofNullable(tags.get(model + "/" + version + "/" + key));
    }

    @Override
    public Reply answer(Request request) {
        var path = request.path();
        if (!path.startsWith(BASE)) {
            return new Reply(404, "<html>Not found</html>");
        }
        var call = request.method() + " " + path.substring(BASE.length());
        var in = request.method().equals("GET") ? query(request) : CanonicalJson.readObject(request.body());
        return switch (call) {
            case "GET registered-models/search" -> ok(Map.of());
            case "GET registered-models/get" -> model(in);
            case "GET model-versions/get" -> version(in);
            case "GET model-versions/search" -> versions(in);
            case "POST registered-models/alias" -> setAlias(in);
            case "DELETE registered-models/alias" -> removeAlias(in);
            case "POST model-versions/set-tag" -> tag(in);
            default -> new Reply(404, "<html>Not found</html>");
        };
    }

    private Reply model(Map<String, Object> in) {
        var known = aliases.get(text(in, "name"));
        if (known == null) {
            return absent("Registered Model with name=" + in.get("name") + " not found");
        }
        var model = new TreeMap<String, Object>(Map.of("name", in.get("name")));
        if (!known.isEmpty()) {
            model.put(
                    "aliases",
                    known.entrySet().stream()
                            .map(alias -> Map.of("alias", alias.getKey(), "version", alias.getValue()))
                            .toList());
        }
        return ok(Map.of("registered_model", model));
    }

    private Reply version(Map<String, Object> in) {
        return has(in)
                ? ok(Map.of("model_version", modelVersion(text(in, "name"), text(in, "version"))))
                : absent("Model Version not found");
    }

    private Reply versions(Map<String, Object> in) {
        var name = text(in, "filter").replaceAll("name='(.*)'", "$1");
        var count = versions.getOrDefault(name, 0);
        return ok(Map.of(
                "model_versions",
                IntStream.range(0, count)
                        .mapToObj(back -> modelVersion(name, "" + (count - back)))
                        .toList()));
    }

    private Reply setAlias(Map<String, Object> in) {
        if (!(in.get("version") instanceof String)) {
            return error(400, "INVALID_PARAMETER_VALUE", "version must be a string");
        }
        if (!has(in)) {
            return absent("Model Version not found");
        }
        aliases.get(text(in, "name")).put(text(in, "alias"), text(in, "version"));
        return ok(Map.of());
    }

    private Reply removeAlias(Map<String, Object> in) {
        aliases.get(text(in, "name")).remove(text(in, "alias"));
        return ok(Map.of());
    }

    private Reply tag(Map<String, Object> in) {
        tags.put(text(in, "name") + "/" + text(in, "version") + "/" + text(in, "key"), text(in, "value"));
        return ok(Map.of());
    }

    private boolean has(Map<String, Object> in) {
        return Integer.parseInt(text(in, "version")) <= versions.getOrDefault(text(in, "name"), 0);
    }

    private static Map<String, Object> modelVersion(String name, String version) {
        return Map.of(
                "name",
                name,
                "version",
                version,
                "status",
                "READY",
                "creation_timestamp",
                1_700_000_000_000L + version.length());
    }

    private static Map<String, Object> query(Request request) {
        return new TreeMap<>(
                UriComponentsBuilder.fromUri(request.uri())
                        .build()
                        .getQueryParams()
                        .toSingleValueMap()
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> URLDecoder.decode(entry.getValue(), StandardCharsets.UTF_8))));
    }

    private static String text(Map<String, Object> in, String field) {
        return String.valueOf(in.get(field));
    }

    private static Reply ok(Map<String, Object> body) {
        return new Reply(200, CanonicalJson.write(body));
    }

    private static Reply absent(String message) {
        return error(404, "RESOURCE_DOES_NOT_EXIST", message);
    }

    private static Reply error(int status, String code, String message) {
        return new Reply(
                status, CanonicalJson.write(Map.of("error_code", code, "message", message, "sqlstate", List.of())));
    }
}
