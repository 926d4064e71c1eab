package dev.quell.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.review.ImprovementType;
import dev.quell.review.Improvements;
import dev.quell.shared.Role;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Knocks at every door behind which an incident stands. */
class RestrictedIncidentTest extends IntegrationTest {

    private final String word = "secret" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Improvements improvements;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private String id = "";

    @BeforeEach
    void anIncidentThatIsRestricted() {
        id = incidents
                .open(new NewIncident(
                        word,
                        "Told in confidence",
                        IncidentType.OTHER,
                        "credit-scoring",
                        "test",
                        "test",
                        null,
                        null,
                        false))
                .id();
        restrictions.set(id, true, "An insider may be involved");
    }

    @AfterEach
    void itIsOver() {
        incidents.transition(id, Status.DISMISSED, "The test is over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "owner", "auditor", "automation"})
    void everyAddressOfItAnswersOthersAsThoughItWereNotThere(String user) {
        var browser = Caller.session(port, user);
        for (var path : readable()) {
            var real = browser.get(path.replace("{id}", id));
            var unreal = browser.get(path.replace("{id}", "INC-1900-9999"));

            assertThat(real.statusCode()).as(path).isEqualTo(unreal.statusCode());
            assertThat(real.statusCode()).as(path).isIn(403, 404);
            assertThat(told(real.body())).as(path).isEqualTo(told(unreal.body()));
        }
    }

    @Test
    void everyAddressThatNamesAnIncidentIsGuarded() {
        var patterns = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.contains("incidents/{"))
                .toList();

        assertThat(patterns)
                .hasSizeGreaterThan(20)
                .allSatisfy(pattern -> assertThat(pattern).matches("(/api/v1|/stream)?/incidents/\\{id}(/.*)?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commander", "security", "legal", "admin"})
    void thoseWhoMayKnowOfItSeeIt(String user) {
        assertThat(Caller.session(port, user).get("/incidents/" + id).body()).contains(word, "Restricted");
        assertThat(Caller.basic(port, user).get("/api/v1/incidents/" + id).statusCode())
                .isEqualTo(200);
        assertThat(Caller.session(port, user).get("/?text=" + word).body()).contains(id);
    }

    @Test
    void whoHoldsARoleInItSeesIt() {
        var engineer = Caller.session(port, "engineer");
        assertThat(engineer.get("/incidents/" + id).statusCode()).isEqualTo(404);

        roles.assign(id, Role.AI_ML_ENGINEER, "engineer");

        assertThat(engineer.get("/incidents/" + id).statusCode()).isEqualTo(200);
        assertThat(engineer.get("/?text=" + word).body()).contains(id);
        assertThat(Caller.session(port, "engineer2").get("/incidents/" + id).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "auditor", "automation"})
    void noListOfTheApiNamesIt(String user) {
        var caller = Caller.basic(port, user);

        assertThat(caller.get("/api/v1/incidents?limit=1000").body()).doesNotContain(id, word);
        assertThat(Caller.basic(port, "legal")
                        .get("/api/v1/incidents?limit=1000")
                        .body())
                .contains(id);
    }

    @Test
    void theBoardNeitherShowsNorCountsIt() {
        var engineer = Caller.session(port, "engineer");
        var legal = Caller.session(port, "legal");

        assertThat(engineer.get("/?text=" + word).body()).doesNotContain(id);
        assertThat(legal.get("/?text=" + word).body()).contains(id);
        assertThat(openFor(engineer)).isLessThan(openFor(legal));
    }

    @Test
    void thePageOfItsSystemDoesNotShowIt() {
        assertThat(Caller.session(port, "engineer")
                        .get("/systems/credit-scoring")
                        .body())
                .doesNotContain(id, word);
        assertThat(Caller.session(port, "legal").get("/systems/credit-scoring").body())
                .contains(id);
    }

    @Test
    void insightsCountItButNameItOnlyToThoseWhoMayKnow() {
        var list = "/insights/incidents.csv?system=credit-scoring&figure=opened";

        assertThat(Caller.session(port, "business").get(list).body()).doesNotContain(id, word);
        assertThat(Caller.session(port, "legal").get(list).body()).contains(id);
    }

    @Test
    void itsImprovementsAreHiddenToo() {
        var improvement = improvements.add(id, word, ImprovementType.values()[0], null, null);
        var engineer = Caller.basic(port, "engineer");

        assertThat(engineer.get("/api/v1/improvements").body()).doesNotContain(improvement.id());
        assertThat(engineer.sendJson("PUT", "/api/v1/improvements/" + improvement.id() + "/assignment", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Caller.session(port, "engineer")
                        .get("/improvements?state=all")
                        .body())
                .doesNotContain(word);
        assertThat(Caller.basic(port, "legal").get("/api/v1/improvements").body())
                .contains(improvement.id());
    }

    @Test
    void standsOnTheTimelineWithItsReasonWhenItBeginsAndWhenItEnds() {
        restrictions.set(id, true, "Once more");
        restrictions.set(id, false, "Told to the public");

        assertThat(timeline.of(id))
                .extracting(TimelineEntry::kind, TimelineEntry::summary)
                .endsWith(
                        tuple("incident.restricted", "Restricted: An insider may be involved"),
                        tuple("incident.unrestricted", "No longer restricted: Told to the public"));
        assertThat(Caller.session(port, "engineer").get("/incidents/" + id).statusCode())
                .isEqualTo(200);
    }

    @Test
    void securityRestrictsOnThePageAndOverTheApiAndMustSayWhy() {
        restrictions.set(id, false, "For this test");
        var security = Caller.session(port, "security");

        assertThat(security.form("/incidents/" + id, "/incidents/" + id + "/restriction", Map.of("restricted", "true"))
                        .statusCode())
                .isEqualTo(400);
        security.form(
                "/incidents/" + id,
                "/incidents/" + id + "/restriction",
                Map.of("restricted", "true", "reason", "Insider"));
        assertThat(restrictions.isRestricted(id)).isTrue();

        assertThat(Caller.basic(port, "legal")
                        .sendJson(
                                "PUT",
                                "/api/v1/incidents/" + id + "/restriction",
                                "{\"restricted\":false,\"reason\":\"Over\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(restrictions.isRestricted(id)).isFalse();
    }

    @Test
    void anOpenStreamEndsWhenTheIncidentIsRestricted() {
        restrictions.set(id, false, "For this test");
        var stream = Caller.session(port, "engineer").stream("/stream/incidents/" + id);
        assertThat(stream.statusCode()).isEqualTo(200);

        restrictions.set(id, true, "Now it is");

        assertThat(stream.body().toList()).noneMatch(line -> line.contains("Now it is"));
    }

    /** Without the incident's number and the page's token. */
    private static String told(String body) {
        return body.replaceAll("INC-\\d{4}-\\d+", "INC").replaceAll("(value|content)=\"[^\"]*\"", "");
    }

    private static int openFor(Caller reader) {
        var body = reader.get("/api/v1/incidents?limit=1000").body();
        return body.split("\"id\":\"INC-", -1).length - 1;
    }

    /** Every address of an incident that is read with a GET, the rest of its variables named after nothing. */
    private List<String> readable() {
        return mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.contains("/incidents/{id}"))
                .map(pattern -> pattern.replaceAll("\\{(?!id})[^}]*}", "none"))
                .toList();
    }
}
