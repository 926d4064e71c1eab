package dev.quell.incident.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param every how long after a look for overdue tasks a node looks again */
@ConfigurationProperties("quell.escalation")
record EscalationSettings(@DefaultValue("PT15S") Duration every) {}
