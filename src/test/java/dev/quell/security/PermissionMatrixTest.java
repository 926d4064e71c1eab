package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends every request that Quell, the engine's REST API and Camunda's web applications know, in the name of every role,
 * of somebody without any and of nobody, and compares who was let in with {@link AccessMatrix}.
 */
class PermissionMatrixTest extends IntegrationTest {

    private static final Set<String> DEMO = Set.of(
            "commander",
            "engineer",
            "scientist",
            "security",
            "operations",
            "legal",
            "ethics",
            "comms",
            "business",
            "owner",
            "auditor",
            "automation",
            "admin");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private IdentityService identity;

    private final Collection<String> surprises = new ConcurrentLinkedQueue<>();
    private List<Visitor> visitors = List.of();

    /** Somebody with one group, with none ({@code groups} empty), or who is not logged in (null). */
    private record Visitor(String name, @Nullable List<String> groups) {

        boolean isAdmin() {
            return groups != null && groups.contains(Groups.ADMIN);
        }
    }

    @BeforeEach
    void everyRoleAndNone() {
        var stranger = identity.newUser("stranger-" + UUID.randomUUID());
        stranger.setPassword("quell");
        identity.saveUser(stranger);
        var members = Stream.concat(
                        Groups.responders().stream(),
                        Stream.of(Groups.PROCESS_OWNER, Groups.AUDITOR, Groups.AUTOMATION, Groups.ADMIN))
                .map(group -> new Visitor(member(group), List.of(group)));
        visitors = Stream.concat(
                        members, Stream.of(new Visitor(stranger.getId(), List.of()), new Visitor("nobody", null)))
                .toList();
    }

    @Test
    void everyEndpointHasAnEntry() {
        var rows = AccessMatrix.chain(
                List.of(AccessMatrix.SIGNALS), AccessMatrix.API, AccessMatrix.PAGES, AccessMatrix.WEBAPPS);

        assertThat(ours())
                .hasSizeGreaterThan(60)
                .allSatisfy(endpoint ->
                        assertThat(rows).as(endpoint.toString()).anyMatch(row -> row.covers(endpoint.request())));
    }

    @Test
    void letsIntoTheApiWhomTheMatrixSays() {
        var rows = AccessMatrix.chain(List.of(AccessMatrix.SIGNALS), AccessMatrix.API);
        var endpoints =
                ours().stream().filter(each -> each.path().startsWith("/api/")).toList();

        visitors.parallelStream().forEach(visitor -> {
            var caller = machine(visitor);
            endpoints.forEach(endpoint -> compare(visitor, endpoint, rows, call(caller, endpoint, "{}")));
        });

        assertThat(surprises).isEmpty();
    }

    @Test
    void letsOnPagesWhomTheMatrixSays() {
        var rows = AccessMatrix.chain(AccessMatrix.PAGES, AccessMatrix.WEBAPPS);
        var endpoints =
                ours().stream().filter(each -> !each.path().startsWith("/api/")).toList();

        visitors.parallelStream().forEach(visitor -> {
            var browser = browser(visitor);
            var token = browser.token("/systems");
            endpoints.forEach(endpoint -> compare(visitor, endpoint, rows, open(browser, token, visitor, endpoint)));
        });

        assertThat(surprises).isEmpty();
    }

    @Test
    void letsIntoTheEngineRestApiWhomTheMatrixSays() {
        var classes = new LinkedHashSet<>(CamundaRestResources.getResourceClasses());
        classes.add(DefaultProcessEngineRestServiceImpl.class);
        classes.add(NamedProcessEngineRestServiceImpl.class);
        var endpoints = RestOperations.of("/engine-rest", classes);
        endpoints.removeIf(PermissionMatrixTest::hasNoHarmlessName);
        assertThat(endpoints).hasSizeGreaterThan(500);

        visitors.parallelStream().forEach(visitor -> {
            var caller = thatAsksForNothing(machine(visitor));
            endpoints.forEach(endpoint ->
                    compare(visitor, endpoint, AccessMatrix.ENGINE_REST, call(caller, endpoint, harmless(visitor))));
        });

        assertThat(surprises).isEmpty();
    }

    @Test
    void letsIntoTheInterfacesOfTheWebApplicationsWhomTheMatrixSays() {
        var rows = AccessMatrix.chain(AccessMatrix.WEBAPPS, AccessMatrix.WEBAPPS_ENGINE, AccessMatrix.REST_OF_PAGES);
        var endpoints = webapps();
        assertThat(endpoints).hasSizeGreaterThan(300);

        visitors.parallelStream().forEach(visitor -> {
            var browser = browser(visitor);
            thatAsksForNothing(browser.inWebapps());
            endpoints.forEach(endpoint -> compare(visitor, endpoint, rows, call(browser, endpoint, harmless(visitor))));
        });

        assertThat(surprises).isEmpty();
    }

    /** Signals come to a servlet, not to a controller. */
    private Set<Endpoint> ours() {
        var endpoints = new LinkedHashSet<>(Set.of(
                Endpoint.of("POST", "/api/v1/signals"),
                Endpoint.of("POST", "/api/v1/signals/alertmanager"),
                Endpoint.of("POST", "/api/v1/signals/{format}")));
        mapping.getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    endpoints.add(Endpoint.of("GET", pattern));
                }
                methods.forEach(method -> endpoints.add(Endpoint.of(method.name(), pattern)));
            }
        });
        return endpoints;
    }

    /** Whoever logs out has no session for the next request; {@code LoginTest} looks at that. */
    private static Set<Endpoint> webapps() {
        var endpoints = new LinkedHashSet<Endpoint>();
        endpoints.addAll(RestOperations.of("/camunda/api/engine", new EngineRestApplication().getClasses()));
        endpoints.addAll(RestOperations.of("/camunda/api/cockpit", new CockpitApplication().getClasses()));
        endpoints.addAll(RestOperations.of("/camunda/api/admin", new AdminApplication().getClasses()));
        endpoints.addAll(RestOperations.of("/camunda/api/tasklist", new TasklistApplication().getClasses()));
        endpoints.addAll(RestOperations.of("/camunda/api/welcome", new WelcomeApplication().getClasses()));
        endpoints.removeIf(endpoint -> endpoint.path().endsWith("/logout") || hasNoHarmlessName(endpoint));
        return endpoints;
    }

    /** Would clean up the history of the whole suite, or answers 403 for a file that is not there. */
    private static boolean hasNoHarmlessName(Endpoint endpoint) {
        return endpoint.toString().matches("POST .*/history/cleanup|GET .*/static/none-such");
    }

    private void compare(Visitor visitor, Endpoint endpoint, Collection<AccessRow> rows, HttpResponse<?> answer) {
        var row = rows.stream()
                .filter(each -> each.covers(endpoint.request()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row of the matrix covers " + endpoint));
        var expected = row.access().allows(visitor.groups());
        if (expected == isRefused(answer) && !(expected && !visitor.isAdmin() && isRefusedByTheEngine(answer))) {
            surprises.add("%s, %s (%s): %d although the matrix says %s"
                    .formatted(visitor.name(), endpoint, row.what(), answer.statusCode(), expected ? "yes" : "no"));
        }
    }

    private static boolean isRefused(HttpResponse<?> answer) {
        var toLogin = answer.headers().firstValue("Location").filter(to -> to.endsWith("/login"));
        return answer.statusCode() == 401 || answer.statusCode() == 403 || toLogin.isPresent();
    }

    /** Let in by the matrix, and then refused by the engine's own rights, which go further than a path can say. */
    private static boolean isRefusedByTheEngine(HttpResponse<?> answer) {
        return answer.statusCode() == 403 && String.valueOf(answer.body()).contains("AuthorizationException");
    }

    /** An administrator may do everything, so theirs is a body that no operation understands. */
    private static String harmless(Visitor visitor) {
        return visitor.isAdmin() ? "[" : "{}";
    }

    private static HttpResponse<?> call(Caller caller, Endpoint endpoint, String json) {
        return endpoint.changes()
                ? caller.sendJson(endpoint.method(), endpoint.path(), json)
                : caller.send(endpoint.method(), endpoint.path());
    }

    private static HttpResponse<?> open(Caller browser, Map<String, String> token, Visitor visitor, Endpoint endpoint) {
        if (endpoint.changes()) {
            return visitor.groups() == null ? browser.post(endpoint.path(), "") : browser.form(endpoint.path(), token);
        }
        if (endpoint.path().startsWith("/stream/")) {
            var stream = browser.stream(endpoint.path());
            stream.body().close();
            return stream;
        }
        return browser.get(endpoint.path());
    }

    /** Whoever is let in is told that there is no such answer, before the engine does anything. */
    private static Caller thatAsksForNothing(Caller caller) {
        return caller.with("Accept", "application/x-nothing");
    }

    private Caller machine(Visitor visitor) {
        return visitor.groups() == null ? Caller.anonymous(port) : Caller.basic(port, visitor.name());
    }

    private Caller browser(Visitor visitor) {
        return visitor.groups() == null ? Caller.anonymous(port) : Caller.session(port, visitor.name());
    }

    /** The demo person of a group, or the machine account. */
    private String member(String group) {
        return identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(user -> user.getId())
                .filter(DEMO::contains)
                .findFirst()
                .orElseThrow();
    }
}
