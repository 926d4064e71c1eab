package dev.quell.board.web;

import dev.quell.board.BoardFilter;
import dev.quell.board.Phase;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter as it stands in the address. What is empty or means nothing is as good as absent: an old link still shows a board.
 *
 * @param commander a user id, {@code me}, or {@code nobody}
 */
record BoardQuery(
        @Nullable String severity,
        @Nullable String type,
        @Nullable String phase,
        @Nullable String system,
        @Nullable String commander,
        @Nullable String q,
        @Nullable Boolean all,
        @Nullable Integer page) {

    static final String ME = "me";

    private static final int LONGEST = 200;
    private static final int LAST_PAGE = 10_000;

    BoardFilter filter(@Nullable String reader) {
        return new BoardFilter(
                named(Severity.values(), severity),
                Arrays.stream(IncidentType.values())
                        .filter(value -> value.key().equals(type))
                        .findFirst()
                        .orElse(null),
                phase == null ? null : Phase.ofKey(phase).orElse(null),
                text(system),
                ME.equals(commander) ? reader : text(commander),
                text(q),
                Boolean.TRUE.equals(all),
                pageNumber());
    }

    /** The address of this board, for example {@code ?severity=SEV1}. */
    public String address() {
        return address(pageNumber());
    }

    public String address(int number) {
        var uri = UriComponentsBuilder.fromPath("/");
        add(uri, "severity", severity);
        add(uri, "type", type);
        add(uri, "phase", phase);
        add(uri, "system", system);
        add(uri, "commander", commander);
        add(uri, "q", q);
        add(uri, "all", Boolean.TRUE.equals(all) ? "true" : null);
        add(uri, "page", number > 1 ? String.valueOf(number) : null);
        return uri.encode().build().toUriString();
    }

    public int pageNumber() {
        return Math.max(1, Math.min(LAST_PAGE, Objects.requireNonNullElse(page, 1)));
    }

    private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
        var text = text(value);
        if (text != null) {
            uri.queryParam(name, "{" + name + "}");
            uri.uriVariables(Map.of(name, text));
        }
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String name) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var clean = value.strip().replace("\0", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
