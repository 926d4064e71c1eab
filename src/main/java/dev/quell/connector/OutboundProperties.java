package dev.quell.connector;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code quell.outbound.*}: how patient Quell is with the systems that it calls.
 *
 * @param connectTimeout until the connection stands
 * @param responseTimeout from the request to the last byte of the answer
 * @param maxResponse beyond which an answer is not read
 */
@ConfigurationProperties("quell.outbound")
public record OutboundProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("8s") Duration responseTimeout,
        @DefaultValue("4MB") DataSize maxResponse) {}
