package dev.quell.automation;

import static org.mockito.Mockito.mock;

import dev.quell.connector.OutboundHttp;
import dev.quell.incident.Incidents;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.RaisingRules;
import dev.quell.node.Node;
import dev.quell.shared.CurrentActor;
import dev.quell.testing.SettableTicker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Automation, the connectors and the record on a real PostgreSQL, without engine and pages: small enough to be started for each set of
 * connections, and again for what happens after a restart.
 */
final class AutomationLab implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private AutomationLab(Map<String, String> properties) {
        var settings = new HashMap<String, Object>(properties);
        settings.putIfAbsent("quell.outbound.response-timeout", "2s");
        settings.putIfAbsent("quell.lease.quiet", "0s");
        properties.keySet().stream()
                .filter(key -> key.matches("quell\\.connections\\..*\\.url"))
                .forEach(url -> settings.putIfAbsent(url.replace(".url", ".networks"), "loopback"));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("lab", settings));
        context.register(Rooms.class);
        context.refresh();
    }

    /** @param properties {@code quell.*} settings, connections above all, which may lead to this machine unless they say otherwise */
    static AutomationLab with(Map<String, String> properties) {
        return new AutomationLab(properties);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    AutomationFixture fixture() {
        return new AutomationFixture(context);
    }

    /** What the clock does to the lease of a worker that died. */
    void expireLeases() {
        bean(JdbcClient.class)
                .sql("update quell.action_lease set expires_at = clock_timestamp()")
                .update();
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            basePackageClasses = {
                Actions.class,
                OutboundHttp.class,
                Incidents.class,
                AiSystems.class,
                CurrentActor.class,
                Node.class
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*\\.(process|web)\\..*", ".*Test", ".*\\.TimeConfiguration"}))
    static class Rooms {

        @Bean
        DataSource dataSource() {
            return Database.MIGRATED;
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        SettableTicker ticker() {
            return new SettableTicker();
        }

        /** The lab has no engine that could run it. */
        @Bean
        UndoProcess undoProcess() {
            return mock(UndoProcess.class);
        }

        /** Nor does it take in signals. */
        @Bean
        RaisingRules raisingRules() {
            return incident -> Optional.empty();
        }

        @Bean
        ApproverGroups approverGroups() {
            return user -> switch (user) {
                case "commander", "deputy" -> Set.of("incident-commander");
                case "engineer" -> Set.of("ai-ml-engineer");
                default -> Set.of();
            };
        }
    }

    private static final class Database {

        private static final DataSource MIGRATED = migrated();

        private static DataSource migrated() {
            try {
                var dataSource = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start()
                        .getPostgresDatabase();
                Flyway.configure()
                        .dataSource(dataSource)
                        .schemas("quell")
                        .defaultSchema("quell")
                        .load()
                        .migrate();
                return dataSource;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
