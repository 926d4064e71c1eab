package dev.quell.connector.simulated;

import dev.quell.automation.spi.PipelineScheduler.PipelineRun;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** @param runs newest first */
record SimulatedPipeline(boolean paused, List<PipelineRun> runs) {

    /** A pipeline that has run once a day for three days, an hour each time, and has just finished. */
    static SimulatedPipeline daily(Instant now) {
        return new SimulatedPipeline(
                false,
                IntStream.range(0, 3)
                        .mapToObj(days -> now.minus(Duration.ofDays(days)))
                        .map(end -> run(end.minus(Duration.ofHours(1)), end))
                        .toList());
    }

    private static PipelineRun run(Instant start, Instant end) {
        return new PipelineRun(
                "scheduled__" + start.truncatedTo(ChronoUnit.SECONDS), "success", start, end, SimulatedModel.AUTHOR);
    }

    SimulatedPipeline withPaused(boolean now) {
        return new SimulatedPipeline(now, runs);
    }

    int activeRuns() {
        return (int) runs.stream().filter(run -> run.endedAt() == null).count();
    }
}
