package dev.quell.insights.web;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import dev.quell.insights.Scope;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters as the address of a page has them. What is empty does not filter. */
record ScopeQuery(
        @Nullable String from,
        @Nullable String to,
        @Nullable String type,
        @Nullable String severity,
        @Nullable String system) {

    private static final String DATE = "must be a date between 2000 and 2100, for example 2026-01-31";
    private static final int LONGEST = 200;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    /** @throws Problem 400 naming every faulty filter */
    Scope scope(LocalDate today) {
        var usual = Scope.lastYear(today);
        var first = date(from, usual.from());
        var last = date(to, usual.to());
        var kind = Arrays.stream(IncidentType.values())
                .filter(value -> value.key().equals(type))
                .findFirst();
        new FieldErrors()
                .refuse(first.isEmpty(), "from", DATE)
                .refuse(last.isEmpty(), "to", DATE)
                .refuse(
                        first.isPresent() && last.isPresent() && first.get().isAfter(last.get()),
                        "from",
                        "must not be after \"to\"")
                .refuse(given(type).isPresent() && kind.isEmpty(), "type", "is not an incident type")
                .refuse(
                        given(severity).isPresent() && !isSeverity(severity),
                        "severity",
                        "must be SEV1 to SEV4, or none")
                .atMost(system, "system", LONGEST)
                .throwIfAny();
        return new Scope(
                first.orElseThrow(),
                last.orElseThrow(),
                kind.orElse(null),
                given(severity).orElse(null),
                given(system).orElse(null));
    }

    /** The parameters that ask for a scope. */
    static Map<String, Object> of(Scope scope) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("from", scope.from());
        parameters.put("to", scope.to());
        Optional.ofNullable(scope.type()).ifPresent(type -> parameters.put("type", type.key()));
        Optional.ofNullable(scope.severity()).ifPresent(severity -> parameters.put("severity", severity));
        Optional.ofNullable(scope.system()).ifPresent(system -> parameters.put("system", system));
        return parameters;
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static Optional<LocalDate> date(@Nullable String text, LocalDate usual) {
        try {
            return Optional.of(given(text).map(LocalDate::parse).orElse(usual))
                    .filter(date -> !date.isBefore(FIRST) && !date.isAfter(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isSeverity(@Nullable String text) {
        return Stream.concat(Arrays.stream(Severity.values()).map(Severity::name), Stream.of(Scope.UNCLASSIFIED))
                .anyMatch(name -> name.equals(text));
    }
}
