package dev.quell.security.process;

import dev.quell.security.ApiKeys;
import dev.quell.security.Groups;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sure at every start that groups, rights, filters and somebody to administer them exist. */
@Component
class SecuritySeeder implements SmartInitializingSingleton {

    private static final long CLUSTER_LOCK = 0x5155454C4C02L;

    private final SecuritySettings settings;
    private final SecuritySeed seed;
    private final TaskFilters filters;
    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SecuritySeeder(
            SecuritySettings settings,
            SecuritySeed seed,
            TaskFilters filters,
            ApiKeys keys,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.seed = seed;
        this.filters = filters;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // one node seeds, the others wait and then find everything in place
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", CLUSTER_LOCK)
                    .query()
                    .listOfRows();
            seed.groups();
            seed.grants(filters.seed());
            people();
            bootstrapKey();
        });
    }

    private void people() {
        if (settings.demo()) {
            var password = settings.demoPassword();
            Person.demo().forEach(person -> seed.person(person, password));
        } else if (!seed.hasAdministrator()) {
            var admin = settings.requireAdmin();
            seed.person(
                    new Person(admin.user(), "Quell", "Administrator", List.of(Groups.ADMIN)),
                    admin.password().reveal());
        }
    }

    private void bootstrapKey() {
        var sha256 = settings.bootstrapKeySha256();
        if (!sha256.isEmpty()) {
            seed.person(
                    new Person("automation", "Monitoring", "System", List.of(Groups.AUTOMATION)),
                    SecuritySettings.unusablePassword());
            keys.accept("bootstrap", "automation", sha256);
        }
    }
}
