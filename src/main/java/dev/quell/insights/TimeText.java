package dev.quell.insights;

import org.jspecify.annotations.Nullable;

/** Lengths of time as people say them. */
public final class TimeText {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TimeText() {}

    /** The two largest units, cut off and not rounded, for example {@code 3 h 12 min}; a dash for null. */
    public static String of(@Nullable Double seconds) {
        if (seconds == null) {
            return "–";
        }
        var whole = Math.max(0, seconds.longValue());
        if (whole >= DAY) {
            return two(whole / DAY, "d", whole % DAY / HOUR, "h");
        }
        if (whole >= HOUR) {
            return two(whole / HOUR, "h", whole % HOUR / MINUTE, "min");
        }
        return whole >= MINUTE ? whole / MINUTE + " min" : whole + " s";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
