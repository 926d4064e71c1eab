package dev.quell.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a node does at once for those who look at it.
 *
 * @param concurrent requests at work, each with a database connection at most
 * @param waiting requests that wait for their turn
 * @param patience how long they wait before they are sent away with 503
 */
@ConfigurationProperties("quell.pages")
record PageSettings(
        @DefaultValue("10") int concurrent,
        @DefaultValue("40") int waiting,
        @DefaultValue("PT2S") Duration patience) {}
