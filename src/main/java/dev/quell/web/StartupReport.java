package dev.quell.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last thing a start says: where to open Quell and, on the embedded default, as whom. */
@Component
@ConditionalOnWebApplication
class StartupReport {

    private static final Logger LOG = LoggerFactory.getLogger("Quell");

    private final Environment environment;

    StartupReport(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void onReady(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            LOG.info(report("http://localhost:" + context.getWebServer().getPort()));
        }
    }

    String report(String address) {
        var report = new StringBuilder("ready\n\n  Open      ").append(address);
        report.append("\n  Tasklist  ").append(address).append("/camunda/app/tasklist/default/");
        report.append("\n  Database  ")
                .append(
                        environment.getProperty("quell.database.embedded", Boolean.class, false)
                                ? "embedded PostgreSQL in " + environment.getProperty("quell.data-directory", "data")
                                : "as configured");
        if (environment.getProperty("quell.demo", Boolean.class, false)) {
            report.append(
                            "\n  Log in    commander, deputy, engineer, engineer2, scientist, security, operations, legal,")
                    .append("\n            ethics, comms, business, owner, auditor, admin; machines: automation")
                    .append("\n            password of each: quell (demo people, on the embedded database only)");
        }
        return report.append('\n').toString();
    }
}
