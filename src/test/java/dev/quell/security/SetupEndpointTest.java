package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends the request published with CVE-2026-77226 while the group of administrators has no member. */
class SetupEndpointTest extends IntegrationTest {

    private static final String INTRUDER =
            "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\",\"email\":\"i@example.com\"},"
                    + "\"credentials\":{\"password\":\"intruder-1\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @AfterEach
    void bringTheAdministratorBack() {
        if (identity.createUserQuery().memberOfGroup(Groups.ADMIN).count() == 0) {
            identity.createMembership("admin", Groups.ADMIN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default/user/create;x=y",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create"
            })
    void createsNoAdministratorForAnybody(String path) {
        identity.deleteMembership("admin", Groups.ADMIN);

        var anonymous = Caller.anonymous(port).post(path, INTRUDER);
        var responder = Caller.session(port, "engineer").post(path, INTRUDER);

        assertThat(anonymous.statusCode()).isBetween(400, 404);
        assertThat(responder.statusCode()).isBetween(400, 404);
        assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
    }
}
