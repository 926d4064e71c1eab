package dev.quell.security;

import static dev.quell.security.Access.anybody;
import static dev.quell.security.Access.loggedIn;
import static dev.quell.security.Access.only;
import static dev.quell.security.Access.respondersAnd;
import static dev.quell.security.Groups.ADMIN;
import static dev.quell.security.Groups.AUDITOR;
import static dev.quell.security.Groups.AUTOMATION;
import static dev.quell.security.Groups.PROCESS_OWNER;

import dev.quell.shared.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may send which request: the one place that says so. The first row that covers a request decides. The security chains
 * enforce it, the operations guide shows it, and a test sends every request of every role. What the engine's own
 * interfaces let in is decided once more by the engine, for each process and task, by the rights that it was given.
 */
final class AccessMatrix {

    private static final String COMMANDER = Role.INCIDENT_COMMANDER.group();
    private static final String SECURITY = Role.SECURITY_ANALYST.group();
    private static final String LEGAL = Role.LEGAL_COMPLIANCE.group();
    private static final String OPERATIONS = Role.IT_OPERATIONS.group();

    private static final String[] DEPLOYING = {"POST /deployment/create", "POST /deployment/*/redeploy"};

    private static final String[] STARTING = {
        "POST /process-definition/*/start",
        "POST /process-definition/*/submit-form",
        "POST /process-definition/key/*/start",
        "POST /process-definition/key/*/submit-form"
    };

    private static final String[] WORKING = {
        "POST /task/**", "PUT /task/**", "DELETE /task/**", "POST /filter/**", "PUT /filter/**", "DELETE /filter/**"
    };

    /** What a task shows is set by its process: whoever could change it could show others what is not so. */
    private static final String[] BESIDE_THE_FORM = Stream.of(
                    "variables/**", "localVariables/**", "resolve", "bpmnError", "bpmnEscalation")
            .flatMap(what -> Stream.of("POST", "PUT", "DELETE").map(method -> method + " /task/*/" + what))
            .toArray(String[]::new);

    /** Questions too long for an address come by POST. */
    private static final String[] QUERIES = Stream.concat(
                    Stream.of(
                                    "task",
                                    "execution",
                                    "external-task",
                                    "job",
                                    "job-definition",
                                    "process-instance",
                                    "variable-instance",
                                    "history/activity-instance",
                                    "history/detail",
                                    "history/external-task-log",
                                    "history/incident",
                                    "history/job-log",
                                    "history/process-instance",
                                    "history/task",
                                    "history/variable-instance",
                                    "group")
                            .flatMap(name -> Stream.of("POST /" + name, "POST /" + name + "/count")),
                    Stream.of("POST /filter/*/list", "POST /filter/*/count", "POST /filter/*/singleResult"))
            .toArray(String[]::new);

    private AccessMatrix() {}

    /** What monitoring sends. One row: it stands in the way of every signal. */
    static final AccessRow SIGNALS = AccessRow.of("Send signals", only(AUTOMATION, ADMIN), "/api/v1/signals/**");

    /** Quell's own interface for machines. */
    static final List<AccessRow> API = List.of(
            AccessRow.of("Manage API keys", only(ADMIN), "/api/v1/api-keys/**"),
            AccessRow.of("Send observations", only(AUTOMATION, ADMIN), "POST /api/v1/observations"),
            AccessRow.of("Stand an incident down", only(COMMANDER, ADMIN), "POST /api/v1/incidents/*/stand-down"),
            AccessRow.of(
                    "Restrict who may know of an incident",
                    only(COMMANDER, SECURITY, LEGAL, ADMIN),
                    "PUT /api/v1/incidents/*/restriction"),
            AccessRow.of("Change the roster", only(COMMANDER, PROCESS_OWNER, ADMIN), "PUT /api/v1/responders"),
            AccessRow.of(
                    "Register and change AI systems, assign improvements",
                    respondersAnd(PROCESS_OWNER, ADMIN),
                    "POST /api/v1/systems",
                    "PUT /api/v1/systems/*",
                    "PUT /api/v1/improvements/*/assignment"),
            AccessRow.of(
                    "Read the description of this interface",
                    respondersAnd(PROCESS_OWNER, AUDITOR, AUTOMATION, ADMIN),
                    "GET /api/v1/openapi.json",
                    "GET /api/v1/openapi.json.yaml"),
            AccessRow.of(
                    "Read incidents, their timelines, evidence, reports and diagnoses; the inventory, the roster,"
                            + " improvements and connections",
                    respondersAnd(PROCESS_OWNER, AUDITOR, AUTOMATION, ADMIN),
                    "GET /api/v1/incidents/**",
                    "GET /api/v1/systems/**",
                    "GET /api/v1/responders",
                    "GET /api/v1/improvements",
                    "GET /api/v1/connections"));

    /** What is not there: answered with 404, and never without a login. */
    static final List<AccessRow> REST_OF_API = List.of(
            AccessRow.of(
                    "Ask for what is not there",
                    respondersAnd(PROCESS_OWNER, AUDITOR, AUTOMATION, ADMIN),
                    "GET /api/**"),
            AccessRow.of("Send what is not there", respondersAnd(PROCESS_OWNER, ADMIN), "/api/**"));

    static final List<AccessRow> ACTUATOR = List.of(
            AccessRow.of("Ask whether the node lives", anybody(), "/actuator/health/**"),
            AccessRow.of("Look into the node", only(ADMIN), "/actuator/**"));

    /** Quell's pages. */
    static final List<AccessRow> PAGES = List.of(
            AccessRow.of(
                    "Log in",
                    anybody(),
                    "/login",
                    "GET /oauth2/authorization/*",
                    "GET /login/oauth2/code/*",
                    "/error",
                    "GET /css/**",
                    "GET /js/**",
                    "GET /favicon.svg"),
            AccessRow.of(
                    "Stand down, give roles, take actions back",
                    only(COMMANDER, ADMIN),
                    "/incidents/*/stand-down",
                    "/incidents/*/roles/*",
                    "/incidents/*/actions/*/undo"),
            AccessRow.of(
                    "Register and change AI systems, test their connections",
                    respondersAnd(PROCESS_OWNER, ADMIN),
                    "/systems/new",
                    "/systems/*/edit",
                    "/systems/*/connections"),
            AccessRow.of(
                    "Restrict who may know of an incident",
                    only(COMMANDER, SECURITY, LEGAL, ADMIN),
                    "/incidents/*/restriction"),
            AccessRow.of(
                    "Move a running incident to a released version",
                    only(COMMANDER, ADMIN),
                    "/playbooks/process/*/moves/**"),
            AccessRow.of("Ask for the release of a playbook", only(PROCESS_OWNER, ADMIN), "POST /playbooks/**"),
            AccessRow.of("Try a failed step again", only(OPERATIONS, ADMIN), "/incidents/*/failed-steps/**"),
            AccessRow.of("Declare an incident", loggedIn().except(AUTOMATION, AUDITOR), "/incidents/new"),
            AccessRow.of(
                    "Insights and improvements",
                    respondersAnd(PROCESS_OWNER, AUDITOR, ADMIN),
                    "GET /insights/**",
                    "GET /improvements"),
            AccessRow.of(
                    "Add a note to an incident; the page asks for a response role or a role in the incident",
                    loggedIn(),
                    "POST /incidents/*/notes"),
            AccessRow.of(
                    "Take a task of an incident; the engine asks whether it is for this person",
                    loggedIn().except(AUTOMATION, AUDITOR),
                    "POST /incidents/*/tasks/*/take"),
            AccessRow.of(
                    "Read the board, incidents, AI systems and playbooks",
                    loggedIn(),
                    "GET /",
                    "GET /stream/board",
                    "GET /stream/incidents/*",
                    "GET /incidents/**",
                    "GET /systems/**",
                    "GET /playbooks/**",
                    "GET /webjars/**",
                    "POST /logout"));

    /** Camunda's web applications. */
    static final List<AccessRow> WEBAPPS = List.of(
            AccessRow.of(
                    "Create a first administrator without a login (CVE-2026-77226); log in beside Quell's own login",
                    Access.nobody(),
                    "/camunda/api/admin/setup/**",
                    "/camunda/api/admin/auth/user/*/login/**"),
            AccessRow.of("Read in Cockpit", only(PROCESS_OWNER, AUDITOR, ADMIN), "/camunda/api/cockpit/**"),
            AccessRow.of("Ask who is logged in, log out", loggedIn().except(AUTOMATION), "/camunda/api/admin/auth/**"),
            AccessRow.of("Administer people, groups and rights", only(ADMIN), "/camunda/api/admin/**"),
            AccessRow.of(
                    "Open Tasklist and the other applications",
                    loggedIn().except(AUTOMATION),
                    "/camunda/api/tasklist/**",
                    "/camunda/api/welcome/**",
                    "GET /camunda/api/engine/engine",
                    "GET /camunda/api/engine/engine/",
                    "GET /camunda/app/**",
                    "GET /camunda/assets/**",
                    "GET /camunda/lib/**"));

    /** The engine's interface for machines and Modeler. */
    static final List<AccessRow> ENGINE_REST = engine(
            loggedIn(),
            respondersAnd(PROCESS_OWNER, AUTOMATION, ADMIN),
            only(AUTOMATION, ADMIN),
            "/engine-rest",
            "/engine-rest/engine/*");

    /** The same interface, as Tasklist, Cockpit and Admin use it. */
    static final List<AccessRow> WEBAPPS_ENGINE = engine(
            loggedIn().except(AUTOMATION),
            respondersAnd(PROCESS_OWNER, ADMIN),
            only(ADMIN),
            "/camunda/api/engine/engine/*");

    /** What is not there: answered with 404, and never without a login. */
    static final List<AccessRow> REST_OF_PAGES = List.of(
            AccessRow.of("Call anything else of the web applications", Access.nobody(), "/camunda/api/**"),
            AccessRow.of("Ask for what is not there", loggedIn(), "/**"));

    /** The rows of a security chain in the order in which they decide; the last row covers every request. */
    @SafeVarargs
    static List<AccessRow> chain(List<AccessRow>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** A change that no other row names is for administrators, so that nothing new is open by oversight. */
    private static List<AccessRow> engine(Access reading, Access starting, Access messaging, String... interfaces) {
        return List.of(
                below(interfaces, "Deploy processes, decisions and forms", only(PROCESS_OWNER, ADMIN), DEPLOYING),
                below(interfaces, "Query, as far as the engine's rights show something", reading, QUERIES),
                below(interfaces, "Start processes", starting, STARTING),
                below(interfaces, "Send messages to processes", messaging, "POST /message"),
                below(interfaces, "Set variables of a task without completing it", only(ADMIN), BESIDE_THE_FORM),
                below(interfaces, "Work on tasks, keep filters", respondersAnd(PROCESS_OWNER, ADMIN), WORKING),
                below(
                        interfaces,
                        "Change one's own password and profile",
                        loggedIn().except(AUTOMATION),
                        "PUT /user/*/credentials",
                        "PUT /user/*/profile"),
                below(
                        interfaces,
                        "Read, as far as the engine's rights show something",
                        reading,
                        "GET /**",
                        "HEAD /**",
                        "OPTIONS /**"),
                below(interfaces, "Change anything else in the engine", only(ADMIN), "/**"));
    }

    private static AccessRow below(String[] interfaces, String what, Access access, String... requests) {
        return AccessRow.of(
                what,
                access,
                Stream.of(interfaces)
                        .flatMap(root -> Stream.of(requests).map(request -> request.replaceFirst("/", root + "/")))
                        .toList());
    }
}
