package dev.quell.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The neighbours that the one test context has: a clock to set and a mail server. */
@TestConfiguration(proxyBeanMethods = false)
@Import({ProcessDriver.class, FlowNodeRecorder.class, LastVariables.class})
class TestBeans {

    @Bean
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail greenMail() {
        return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Bean
    DynamicPropertyRegistrar mailProperties(GreenMail greenMail) {
        return registry -> {
            registry.add("spring.mail.host", () -> "127.0.0.1");
            registry.add("spring.mail.port", () -> greenMail.getSmtp().getPort());
            registry.add("quell.communication.from", () -> "quell@quell.example");
            registry.add("quell.communication.executives", () -> "board@example.com");
            registry.add("quell.communication.consumers", () -> "consumers@customer.example");
        };
    }

    @Bean
    DynamicPropertyRegistrar webhookProperties() {
        return registry -> {
            registry.add("quell.security.webhooks.gateway.scheme", () -> "standard");
            registry.add("quell.security.webhooks.gateway.secret", () -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
            registry.add(
                    "quell.security.webhooks.gateway.previous-secret",
                    () -> "whsec_b2xkLXNlY3JldC1vZi10d2VudHktZm91ci1ieXRlcw==");
            registry.add("quell.security.webhooks.registry.scheme", () -> "mlflow");
            registry.add("quell.security.webhooks.registry.secret", () -> "mlflow-webhook-secret-0123456789");
        };
    }
}
