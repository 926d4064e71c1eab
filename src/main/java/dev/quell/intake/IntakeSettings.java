package dev.quell.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How labels of monitoring systems are read, and what intake takes at once.
 *
 * @param systemLabels labels that may name the AI system, in order
 * @param familyLabels labels that may name the family, in order; then the alert's name is looked at
 * @param severityLabel label that holds the severity
 * @param systems id of the AI system by what monitoring calls it
 * @param families family by alert name, for names that do not say it
 * @param hysteresisWindow how far back repetitions count
 * @param repeatGap a repetition within it is a duplicate and not one more firing
 * @param clockTolerance how far two senders of the same alert may differ about when it began; it does not reach over a
 *     moment at which the alert was resolved
 * @param maxSignals how many signals one request may hold
 * @param concurrentRequests how many requests with observations, and with large bodies, are worked on at once on a node
 * @param patience how long such a request waits for its turn before it is sent away with 503
 */
@ConfigurationProperties("quell.intake")
record IntakeSettings(
        @DefaultValue({"ai_system", "system", "system_id", "model", "model_name"})
        List<String> systemLabels,

        @DefaultValue({"family", "signal_family"}) List<String> familyLabels,
        @DefaultValue("severity") String severityLabel,
        @DefaultValue Map<String, String> systems,
        @DefaultValue Map<String, String> families,
        @DefaultValue("PT24H") Duration hysteresisWindow,
        @DefaultValue("PT1M") Duration repeatGap,
        @DefaultValue("PT5M") Duration clockTolerance,
        @DefaultValue("20000") int maxSignals,
        @DefaultValue("6") int concurrentRequests,
        @DefaultValue("PT2S") Duration patience) {}
