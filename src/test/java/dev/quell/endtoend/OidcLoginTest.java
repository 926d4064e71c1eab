package dev.quell.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.quell.testing.QuellProcess;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.outside.IdentityProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People log in at a real OpenID provider and are people of Quell, of its pages and of Tasklist. */
@NeighbourTest
class OidcLoginTest {

    private static final String CLIENT = "spring.security.oauth2.client.registration.corp.";
    private static final String PROVIDER = "spring.security.oauth2.client.provider.corp.";

    @TempDir
    private static Path directory;

    private static IdentityProvider provider;
    private static QuellProcess quell;
    private static Chromium chromium;

    @BeforeAll
    static void startQuellWithAProvider() {
        var port = QuellProcess.freePort();
        provider =
                IdentityProvider.start(QuellProcess.freePort(), "http://127.0.0.1:" + port + "/login/oauth2/code/corp");
        quell = QuellProcess.start(
                directory,
                port,
                Map.of(
                        CLIENT + "client-id",
                        "quell",
                        CLIENT + "client-secret",
                        IdentityProvider.CLIENT_SECRET,
                        CLIENT + "client-name",
                        "Example Corp",
                        CLIENT + "scope",
                        "openid,profile",
                        PROVIDER + "issuer-uri",
                        provider.issuer(),
                        "quell.security.oidc.groups.sre-on-call",
                        "it-operations"));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        quell.close();
        provider.close();
    }

    @Test
    void somebodyFromTheProviderWorksHereWithTheGroupsThatTheirsStandFor() {
        var page = login("ann");

        assertThat(page).hasURL(quell.url() + "/systems");
        assertThat(page.locator("body")).containsText("ann");
        page.navigate("/camunda/app/tasklist/default/");
        assertThat(page.locator("body")).containsText("ann");
        assertThat(page.request()
                        .get("/incidents/INC-1900-0001/failed-steps/x/retry")
                        .status())
                .as("open to it-operations")
                .isEqualTo(404);
        assertThat(page.request()
                        .get("/incidents/INC-1900-0001/roles/legal-compliance")
                        .status())
                .as("for commanders")
                .isEqualTo(403);
        assertThat(quell.get("admin", "/engine-rest/group?maxResults=100&member=ann")
                        .findValuesAsText("id"))
                .containsExactly("it-operations");
    }

    @Test
    void nobodyBecomesAPersonOfQuellByHavingTheSameName() {
        var page = login("admin");

        assertThat(page.locator("body")).containsText("you may not come in");
        page.navigate("/systems");
        assertThat(page.locator("h1")).hasText("Quell");
        assertThat(page).hasURL(quell.url() + "/login");
    }

    private static Page login(String name) {
        var page = chromium.newPerson(quell.url().toString());
        page.navigate("/systems");
        page.getByText("Log in with Example Corp").click();
        page.getByPlaceholder("Username").fill(name);
        page.getByPlaceholder("Password").fill(IdentityProvider.PASSWORD);
        page.getByText("Sign in").last().click();
        return page;
    }
}
