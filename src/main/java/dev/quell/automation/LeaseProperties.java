package dev.quell.automation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code quell.lease.*}
 *
 * @param quiet how long a target is left alone after a call whose end nobody has seen: it may still be on its way, or be carried out
 */
@ConfigurationProperties("quell.lease")
record LeaseProperties(@DefaultValue("8s") Duration quiet) {}
