package dev.quell.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What to do, from the system properties {@code quell.faults.*}.
 *
 * @param seed chooses faults, moments and alerts
 * @param time how long faults go on, unless kills are counted
 * @param kills how many kills there are to be; 0 when the time decides
 * @param only the one fault to try, time and again
 * @param rounds how often the one fault is tried
 * @param properties Spring properties of the nodes besides the harness's own
 */
record Settings(long seed, Duration time, int kills, Optional<Fault> only, int rounds, Map<String, String> properties) {

    static Settings read() {
        return new Settings(
                Long.getLong("quell.faults.seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
                Duration.ofSeconds(Math.round(60 * Double.parseDouble(text("minutes", "3")))),
                Integer.getInteger("quell.faults.kills", 0),
                Optional.of(text("case", "")).filter(name -> !name.isEmpty()).map(Fault::of),
                Integer.getInteger("quell.faults.rounds", 3),
                pairs(text("properties", "")));
    }

    /** How to repeat this run. */
    String command() {
        var what = only.map(fault -> "-Dquell.faults.case=" + fault.caseName() + " -Dquell.faults.rounds=" + rounds)
                .orElse(
                        kills > 0
                                ? "-Dquell.faults.kills=" + kills
                                : "-Dquell.faults.minutes=" + time.toSeconds() / 60.0);
        return "mvn verify -Pfaults -Dquell.faults.seed=" + seed + " " + what;
    }

    private static String text(String name, String otherwise) {
        return System.getProperty("quell.faults." + name, otherwise);
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        Arrays.stream(text.split(","))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> pairs.put(pair[0].strip(), pair[1].strip()));
        return pairs;
    }
}
