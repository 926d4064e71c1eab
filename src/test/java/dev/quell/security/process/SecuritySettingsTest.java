package dev.quell.security.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Sha256;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SecuritySettingsTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final SecuritySettings settings = new SecuritySettings(environment);

    @Test
    void hasNoDemoPeopleUnlessAskedTo() {
        assertThat(settings.demo()).isFalse();

        environment.setProperty("quell.demo", "true");

        assertThat(settings.demo()).isTrue();
    }

    @Test
    void demoPeopleHaveAWellKnownPasswordOnTheEmbeddedDatabaseOnly() {
        assertThatThrownBy(settings::demoPassword)
                .hasMessageContaining("QUELL_DEMO_PASSWORD")
                .hasMessageContaining("QUELL_DEMO to false");

        environment.setProperty("quell.database.embedded", "true");
        assertThat(settings.demoPassword()).isEqualTo("quell");

        environment.setProperty("quell.demo-password", "chosen by somebody");
        assertThat(settings.demoPassword()).isEqualTo("chosen by somebody");
    }

    @Test
    void saysWhatToSetWhenNobodyCouldAdministerQuell() {
        assertThatThrownBy(settings::requireAdmin)
                .hasMessageContaining("QUELL_ADMIN_USER")
                .hasMessageContaining("QUELL_ADMIN_PASSWORD");
    }

    @Test
    void refusesAShortAdministratorPassword() {
        environment.setProperty("quell.admin-user", "ada");
        environment.setProperty("quell.admin-password", "quell");

        assertThatThrownBy(settings::requireAdmin)
                .hasMessageContaining("QUELL_ADMIN_PASSWORD is too short")
                .hasMessageNotContaining("\"quell\"");
    }

    @Test
    void takesTheAdministratorFromTheEnvironment() {
        environment.setProperty("quell.admin-user", "ada");
        environment.setProperty("quell.admin-password", "a long password");

        var admin = settings.requireAdmin();
        assertThat(admin.user()).isEqualTo("ada");
        assertThat(admin.password().reveal()).isEqualTo("a long password");
        assertThat(admin.toString()).doesNotContain("a long password");
    }

    @Test
    void refusesAKeyWhereItsHashBelongs() {
        environment.setProperty("quell.security.bootstrap-api-key", "the key itself");

        assertThatThrownBy(settings::bootstrapKeySha256)
                .hasMessageContaining("SHA-256")
                .hasMessageNotContaining("the key itself");
    }

    @Test
    void takesTheHashOfAKey() {
        environment.setProperty("quell.security.bootstrap-api-key", Sha256.hex("the key itself"));

        assertThat(settings.bootstrapKeySha256()).hasSize(64);
    }
}
