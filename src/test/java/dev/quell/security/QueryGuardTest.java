package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends the requests published with CVE-2026-109432, in every way that leads to a task query, to both APIs. */
class QueryGuardTest extends IntegrationTest {

    private static final String CODE = "${''.getClass().forName('java.lang.Runtime').getName()}";
    private static final String HIDDEN = "{\"orQueries\":[{\"name\":\"x\",\"assigneeExpression\":\"" + CODE + "\"}]}";
    private static final String HARMLESS_PROOF =
            "{\"orQueries\":[{\"name\":\"x\",\"dueAfterExpression\":\"${dateTime()}\"}]}";
    private static final String OPEN = "{\"assigneeExpression\":\"" + CODE + "\"}";

    @LocalServerPort
    private int port;

    static Stream<Arguments> attacks() {
        return Stream.of("/engine-rest", "/camunda/api/engine/engine/default")
                .flatMap(api -> Stream.of("/task", "/task/count")
                        .flatMap(path ->
                                Stream.of(HIDDEN, HARMLESS_PROOF, OPEN).map(body -> Arguments.of(api, path, body))));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesExpressionsWhereverTheyHideInATaskQuery(String api, String path, String query) {
        var answer = caller(api).post(api + path, query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Expressions are forbidden");
    }

    static Stream<String> apis() {
        return Stream.of("/engine-rest", "/camunda/api/engine/engine/default");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void refusesToStoreThemInAFilter(String api) {
        for (var query : List.of(HIDDEN, OPEN, HARMLESS_PROOF)) {
            var answer = caller(api).post(api + "/filter/create", filter("attack", query));

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("A filter may use");
        }
    }

    @ParameterizedTest
    @MethodSource("apis")
    void refusesToChangeAFilterSoThatItHoldsThem(String api) throws IOException {
        var caller = caller(api);
        var created = caller.post(api + "/filter/create", filter("plain", "{\"name\":\"x\"}"));
        var id = new ObjectMapper().readTree(created.body()).path("id").asText();

        var changed = caller.sendJson("PUT", api + "/filter/" + id, filter("plain", HIDDEN));

        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(caller.get(api + "/filter/" + id).body()).doesNotContain("getClass");
    }

    @ParameterizedTest
    @MethodSource("apis")
    void refusesThemInAQueryThatExtendsAFilter(String api) throws IOException {
        var caller = caller(api);
        var created = caller.post(api + "/filter/create", filter("extended", "{\"name\":\"x\"}"));
        var path = api + "/filter/"
                + new ObjectMapper().readTree(created.body()).path("id").asText();

        for (var way : List.of("/list", "/count", "/singleResult")) {
            for (var query : List.of(HIDDEN, OPEN, HARMLESS_PROOF)) {
                assertThat(caller.post(path + way, query).statusCode())
                        .as(way + " " + query)
                        .isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("apis")
    void stillAnswersPlainOrQueries(String api) {
        var answer = caller(api).post(api + "/task/count", "{\"orQueries\":[{\"name\":\"x\",\"assignee\":\"ann\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"count\":0");
    }

    @Test
    void letsSomebodyStoreAFilterOfTheirOwnTasks() {
        var caller = Caller.basic(port, "admin");

        var created = caller.post(
                "/engine-rest/filter/create", filter("own", "{\"assigneeExpression\":\"${ currentUser() }\"}"));

        assertThat(created.statusCode()).isEqualTo(200);
    }

    private Caller caller(String api) {
        if (api.equals("/engine-rest")) {
            return Caller.basic(port, "admin");
        }
        var caller = Caller.session(port, "admin");
        caller.get("/camunda/app/tasklist/default/");
        return caller.with("X-XSRF-TOKEN", String.valueOf(caller.cookie("XSRF-TOKEN")));
    }

    private static String filter(String name, String query) {
        return "{\"resourceType\":\"Task\",\"name\":\"%s %s\",\"query\":%s,\"properties\":{}}"
                .formatted(name, java.util.UUID.randomUUID(), query);
    }
}
