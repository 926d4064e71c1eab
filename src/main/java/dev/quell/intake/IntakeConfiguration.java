package dev.quell.intake;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeSettings.class, QueueSettings.class})
class IntakeConfiguration {}
