package dev.quell.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests wait for being written.
 *
 * @param writers threads that write whatever waits, all but the first only what is {@code late}; one more writes only what is
 *     critical
 * @param late how long a request waits before another writer takes it: few large transactions carry more than many small ones
 *     that wait for each other, as long as none is held up
 * @param batch how many signals are written in one transaction; a request that holds more has one of its own
 * @param signals how many signals may wait on a node; further requests are sent away with 503
 * @param bytes how much the bodies that wait may have together
 * @param patience how long a request waits for a writer before it is sent away with 503
 */
@ConfigurationProperties("quell.intake.queue")
record QueueSettings(
        @DefaultValue("2") int writers,
        @DefaultValue("PT0.025S") Duration late,
        @DefaultValue("1000") int batch,
        @DefaultValue("50000") int signals,
        @DefaultValue("64MB") DataSize bytes,
        @DefaultValue("PT2S") Duration patience) {}
