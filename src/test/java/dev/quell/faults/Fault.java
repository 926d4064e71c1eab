package dev.quell.faults;

import dev.quell.faults.Trap.Point;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that can be done to the cluster; the name in camel case is the name of the case. */
enum Fault {
    KILL_BEFORE_INTENT(Kind.KILL, Point.BEFORE_INTENT),
    KILL_AFTER_INTENT_BEFORE_CALL(Kind.KILL, Point.BEFORE_CALL),
    KILL_AFTER_CALL_BEFORE_RECEIPT(Kind.KILL, Point.AFTER_CALL),
    KILL_AFTER_RECEIPT(Kind.KILL, Point.AFTER_RECEIPT),
    KILL_DURING_INTAKE(Kind.KILL, null),
    KILL_DURING_START(Kind.KILL, null),
    KILL_AT_ANY_TIME(Kind.KILL, null),
    KILL_BOTH_NODES(Kind.KILL, null),
    PAUSE_BEFORE_INTENT(Kind.PAUSE, Point.BEFORE_INTENT),
    PAUSE_AFTER_INTENT_BEFORE_CALL(Kind.PAUSE, Point.BEFORE_CALL),
    PAUSE_AFTER_CALL_BEFORE_RECEIPT(Kind.PAUSE, Point.AFTER_CALL),
    PAUSE_AFTER_RECEIPT(Kind.PAUSE, Point.AFTER_RECEIPT),
    STAND_DOWN_BEFORE_INTENT(Kind.PERSON, Point.BEFORE_INTENT),
    LOSE_CALL(Kind.TARGET, Point.BEFORE_CALL),
    LOSE_ANSWER(Kind.TARGET, Point.AFTER_CALL),
    SLOW_TARGETS(Kind.TARGET, null),
    RESET_TARGETS(Kind.TARGET, null),
    CUT_TARGETS(Kind.TARGET, null),
    SILENT_TARGETS(Kind.TARGET, null),
    TERMINATE_BACKENDS(Kind.DATABASE, null),
    RESTART_DATABASE(Kind.DATABASE, null),
    FULL_DISK(Kind.DATABASE, null),
    SLOW_DATABASE(Kind.DATABASE, null),
    RESET_DATABASE(Kind.DATABASE, null),
    CUT_DATABASE(Kind.DATABASE, null),
    SILENT_DATABASE(Kind.DATABASE, null);

    /** What is broken, or comes at the worst moment. */
    enum Kind {
        KILL,
        PAUSE,
        PERSON,
        TARGET,
        DATABASE
    }

    private final Kind kind;
    private final @Nullable Point point;

    Fault(Kind kind, @Nullable Point point) {
        this.kind = kind;
        this.point = point;
    }

    static Fault of(String caseName) {
        return Arrays.stream(values())
                .filter(fault -> fault.caseName().equals(caseName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No case \"" + caseName + "\"; there are "
                        + Arrays.stream(values()).map(Fault::caseName).toList()));
    }

    Kind kind() {
        return kind;
    }

    /** The point of a call at which it strikes; empty when it strikes at any moment. */
    Optional<Point> point() {
        return Optional.ofNullable(point);
    }

    String caseName() {
        return Pattern.compile("_(.)")
                .matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
