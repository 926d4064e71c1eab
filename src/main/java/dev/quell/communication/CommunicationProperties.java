package dev.quell.communication;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code quell.communication.*}.
 *
 * @param from sender of every mail
 * @param executives mail addresses of those who lead the house
 * @param consumers mail addresses of those who use the results of the AI systems
 * @param maxAttempts how often a message is tried while the mail server cannot be reached, 1 or more
 */
@ConfigurationProperties("quell.communication")
record CommunicationProperties(
        @DefaultValue("quell@localhost") String from,
        @DefaultValue List<String> executives,
        @DefaultValue List<String> consumers,
        @DefaultValue("4") int maxAttempts) {}
