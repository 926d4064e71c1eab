package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentRoles;
import dev.quell.incident.Incidents;
import dev.quell.incident.Restrictions;
import dev.quell.incident.Status;
import dev.quell.intake.Declaration;
import dev.quell.intake.Declarations;
import dev.quell.shared.Role;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Asks the engine, over each of its interfaces, for an incident that only a few may know of. */
class RestrictedInTheEngineTest extends IntegrationTest {

    private static final String NONE = "none-such";
    private static final int MOST = 200;

    private final String word = "secret" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Declarations declarations;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRoles roles;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private Set<Endpoint> endpoints;
    private Incident incident;
    private String process;
    private String task;

    @BeforeEach
    void anIncidentThatIsRestrictedAndHasATaskForAnEngineer() {
        endpoints = endpoints();
        incident = declarations
                .declare(new Declaration(word, "other", "", "Seen in the report", ""), List.of())
                .incident();
        driver.runJobs(incident.id());
        var open = driver.tasks(incident.id()).get(0);
        task = open.getId();
        process = open.getProcessInstanceId();
        restrictions.set(incident.id(), true, "An insider may be involved");
    }

    @AfterEach
    void itIsOver() {
        incidents.transition(incident.id(), Status.DISMISSED, "The test is over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "operations", "owner", "auditor"})
    void noListTellsOthersOfIt(String user) {
        assertThat(lists()).hasSizeGreaterThan(80);
        assertThat(tellingLists(user)).isEmpty();
    }

    @Test
    void theListsWouldTell() {
        assertThat(tellingLists("admin"))
                .contains(
                        "GET /engine-rest/process-instance",
                        "POST /engine-rest/process-instance",
                        "GET /engine-rest/task",
                        "GET /engine-rest/execution",
                        "GET /engine-rest/variable-instance",
                        "GET /engine-rest/history/process-instance",
                        "GET /engine-rest/history/activity-instance",
                        "GET /engine-rest/history/task",
                        "GET /engine-rest/authorization",
                        "GET /camunda/api/engine/engine/default/task",
                        "POST /camunda/api/engine/engine/default/task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engineer", "auditor"})
    void whatIsReadByItsIdIsToOthersAsThoughItWereNotThere(String user) {
        var unreal = UUID.randomUUID().toString();
        var telling = endpoints.parallelStream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> endpoint.path().contains(NONE))
                .filter(endpoint -> {
                    var notThere = readById(user, endpoint, unreal);
                    return !readById(user, endpoint, task).equals(notThere)
                            || !readById(user, endpoint, process).equals(notThere);
                });

        assertThat(telling).isEmpty();
    }

    private String readById(String user, Endpoint endpoint, String id) {
        var answer = caller(user, endpoint).get(endpoint.path().replace(NONE, id));
        return answer.statusCode() + answer.body().replace(id, NONE);
    }

    @Test
    void othersCannotDoItsTasksThoughTheyWereCandidatesOrHadTakenThem() {
        tasks.setAssignee(task, "engineer");
        var engineer = Caller.basic(port, "engineer");

        assertThat(engineer.get("/engine-rest/task?maxResults=10&assignee=engineer&processInstanceBusinessKey="
                                + incident.id())
                        .body())
                .isEqualTo("[]");
        engineer.post("/engine-rest/task/" + task + "/complete", "{}");
        engineer.post("/engine-rest/task/" + task + "/unclaim", "{}");

        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("engineer");
    }

    @Test
    void whoHoldsARoleInItGoesOnWorking() {
        roles.assign(incident.id(), Role.AI_ML_ENGINEER, "engineer");
        var engineer = Caller.basic(port, "engineer");

        assertThat(tasksOf(engineer)).contains(task);
        assertThat(engineer.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"engineer\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasksOf(Caller.basic(port, "engineer2"))).isEqualTo("[]");
    }

    @Test
    void everybodySeesItAgainWhenTheRestrictionIsLifted() {
        var engineer = Caller.basic(port, "engineer");
        assertThat(tasksOf(engineer)).isEqualTo("[]");

        restrictions.set(incident.id(), false, "Told to the public");

        assertThat(tasksOf(engineer)).contains(task);
    }

    private String tasksOf(Caller caller) {
        return caller.get("/engine-rest/task?maxResults=10&processInstanceBusinessKey=" + incident.id())
                .body();
    }

    private List<String> told() {
        var ids = new ArrayList<>(List.of(incident.id(), word, task));
        driver.instances(incident.id()).forEach(instance -> ids.add(instance.getId()));
        return ids;
    }

    /** The lists in whose answers to the user anything of the incident stands. */
    private List<String> tellingLists(String user) {
        var told = told();
        return lists().parallelStream()
                .filter(list -> told.stream().anyMatch(ask(user, list)::contains))
                .map(Endpoint::toString)
                .toList();
    }

    /** What a query answers and, where that is not all there is, what it answers when it is asked for this incident only. */
    private String ask(String user, Endpoint list) {
        var caller = caller(user, list);
        var whole = ask(caller, list, Map.of());
        var narrow = isAll(whole)
                ? Stream.<Map<String, Object>>of()
                : Stream.<Map<String, Object>>of(
                        Map.of("processInstanceId", process),
                        Map.of("processInstanceIds", list.changes() ? List.of(process) : process),
                        Map.of("processInstanceIdIn", list.changes() ? List.of(process) : process),
                        Map.of("resourceId", task));
        return narrow.map(query -> ask(caller, list, query)).collect(Collectors.joining("", whole, ""));
    }

    private String ask(Caller caller, Endpoint list, Map<String, Object> query) {
        var most = list.path() + "?firstResult=0&maxResults=" + MOST;
        return list.changes()
                ? caller.sendJson(list.method(), most, json.valueToTree(query).toString())
                        .body()
                : caller.get(query.entrySet().stream()
                                .map(part -> "&" + part.getKey() + "=" + part.getValue())
                                .collect(Collectors.joining("", most, "")))
                        .body();
    }

    /** A number, or an object of another kind, may be about more than it tells; what is no JSON is no list. */
    private boolean isAll(String answer) {
        try {
            var list = json.readTree(answer);
            return list.isArray() && list.size() < MOST;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    /** As a machine or with a browser, as the interface is used. */
    private Caller caller(String user, Endpoint endpoint) {
        var machine = endpoint.path().startsWith("/engine-rest");
        return callers.computeIfAbsent(
                user + machine,
                any -> machine
                        ? Caller.basic(port, user)
                        : Caller.session(port, user).inWebapps());
    }

    /** Every query: what is read without an id, and what is posted to where one can read as well. */
    private List<Endpoint> lists() {
        var read = endpoints.stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> !endpoint.path().contains(NONE))
                .collect(Collectors.toSet());
        var asked = endpoints.stream()
                .filter(endpoint -> endpoint.method().equals("POST"))
                .filter(endpoint -> read.contains(new Endpoint("GET", endpoint.path())));
        return Stream.concat(read.stream(), asked).toList();
    }

    private static Set<Endpoint> endpoints() {
        var found = new LinkedHashSet<Endpoint>();
        var classes = new LinkedHashSet<>(CamundaRestResources.getResourceClasses());
        classes.add(DefaultProcessEngineRestServiceImpl.class);
        found.addAll(RestOperations.of("/engine-rest", classes));
        found.addAll(RestOperations.of("/camunda/api/engine", new EngineRestApplication().getClasses()));
        found.addAll(RestOperations.of("/camunda/api/cockpit", new CockpitApplication().getClasses()));
        found.addAll(RestOperations.of("/camunda/api/tasklist", new TasklistApplication().getClasses()));
        found.removeIf(endpoint -> endpoint.path().contains("/case-")); // CMMN is off: it has no tables
        return found;
    }
}
