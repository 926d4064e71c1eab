package dev.quell.automation.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector to a system that runs training and data pipelines. */
public interface PipelineScheduler {

    /** @throws ConnectorException when the pipeline is not there or the scheduler does not answer */
    Pipeline pipeline(Connection connection, String pipeline);

    /** @param runs newest first, at most a hundred */
    record Pipeline(String name, boolean paused, List<PipelineRun> runs) {

        public Pipeline {
            runs = List.copyOf(runs);
        }
    }

    /**
     * @param startedAt {@code null} while the run waits
     * @param author empty when the scheduler does not say
     */
    record PipelineRun(
            String id,
            String state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String author) {}
}
