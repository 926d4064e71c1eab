package dev.quell.model;

import java.util.List;
import java.util.Map;

/** The impact and urgency matrix. */
class PrioritiseTest extends DecisionTableTest {

    PrioritiseTest() {
        super("prioritise", 9);
    }

    @Override
    String examples() {
        return """
                impact | urgency -> priority
                high   | high    -> P1
                high   | medium  -> P2
                high   | low     -> P3
                medium | high    -> P2
                medium | medium  -> P3
                medium | low     -> P4
                low    | high    -> P3
                low    | medium  -> P4
                low    | low     -> P4
                """;
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of("impact", List.of("high", "medium", "low"), "urgency", List.of("high", "medium", "low"));
    }
}
