package dev.quell.faults;

/** How far the response to the incident of an AI system goes. The name of the system decides, so that everybody knows it. */
enum Goal {
    CONTAIN,
    /** Contained, then called off: what was done is undone. */
    STAND_DOWN,
    /** Called off while it is being contained. */
    STAND_DOWN_EARLY,
    /** To the signed-off review. */
    CLOSE,
    /** A false alarm. */
    DISMISS;

    private static final String PREFIX = "ai-";

    static String system(int number) {
        return "%s%04d".formatted(PREFIX, number);
    }

    static Goal of(String system) {
        return switch (Integer.parseInt(system.substring(PREFIX.length())) % 12) {
            case 3 -> STAND_DOWN;
            case 6 -> STAND_DOWN_EARLY;
            case 9 -> CLOSE;
            case 11 -> DISMISS;
            default -> CONTAIN;
        };
    }

    boolean reached(String status, java.util.Collection<String> openTasks) {
        return switch (this) {
            case CONTAIN -> openTasks.contains("userTask_fixDataSource");
            case CLOSE -> status.equals("CLOSED");
            default -> status.equals("DISMISSED");
        };
    }
}
