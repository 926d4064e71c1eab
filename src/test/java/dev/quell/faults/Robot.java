package dev.quell.faults;

import dev.quell.faults.Client.Answer;
import dev.quell.faults.History.Completion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;

/**
 * The people of the response, quick ones: completes tasks over the API, of a bounded number of incidents at a time. It finds tasks in the
 * database, so that the load is the work and not the search.
 */
final class Robot implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int HANDS = 3;
    private static final int SCAN_MILLIS = 200;

    /** An incident as the robot sees it. */
    record Case(String id, String system, String status, Map<String, String> tasks) {

        Goal goal() {
            return Goal.of(system);
        }

        boolean reached() {
            return goal().reached(status, tasks.values());
        }
    }

    private final Cluster cluster;
    private final History history;
    private final Random random;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(HANDS + 1);
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> contained = ConcurrentHashMap.newKeySet();
    private final Set<String> approved = ConcurrentHashMap.newKeySet();
    private final Set<String> active = new LinkedHashSet<>();
    private volatile List<Case> waiting = List.of();
    private volatile boolean takesNew = true;

    Robot(Cluster cluster, History history, long seed) {
        this.cluster = cluster;
        this.history = history;
        this.random = new Random(seed);
    }

    void start() {
        executor.scheduleWithFixedDelay(this::scan, 0, SCAN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on what has been begun is brought to its goal, and nothing else is begun. */
    void takeNoMore() {
        takesNew = false;
    }

    /** True while it could do with another incident. */
    boolean wantsMore() {
        return waiting.size() < 3;
    }

    /** Whether its approval has been acknowledged. */
    boolean hasApproved(String system) {
        return approved.contains(system);
    }

    boolean hasApprovedAny() {
        return !approved.isEmpty();
    }

    /** Whether everything that was begun has reached its goal. */
    boolean idle() {
        synchronized (active) {
            return active.isEmpty() && inHand.isEmpty();
        }
    }

    List<String> active() {
        synchronized (active) {
            return List.copyOf(active);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void scan() {
        try {
            var cases = cases();
            choose(cases);
            cases.values().stream().filter(one -> active.contains(one.id())).forEach(this::work);
        } catch (DataAccessException e) {
            history.note("the robot cannot look: " + e.getMostSpecificCause().getMessage());
        } catch (RuntimeException e) {
            history.note("the robot stumbles: " + e);
        }
    }

    private void choose(Map<String, Case> cases) {
        synchronized (active) {
            active.removeIf(id -> cases.containsKey(id) && cases.get(id).reached());
            var open = cases.values().stream()
                    .filter(one -> !active.contains(one.id()) && !one.reached())
                    .filter(one -> one.goal() != Goal.CONTAIN || !contained.contains(one.id()))
                    .toList();
            open.stream()
                    .limit(takesNew ? Math.max(0, AT_A_TIME - active.size()) : 0)
                    .map(Case::id)
                    .forEach(active::add);
            waiting = open.stream().filter(one -> !active.contains(one.id())).toList();
        }
        cases.values().stream().filter(Case::reached).map(Case::id).forEach(contained::add);
    }

    private void work(Case one) {
        if (isTimeToStandDown(one)) {
            submit("standDown " + one.id(), () -> standDown(one));
        }
        if (one.goal() == Goal.CLOSE && one.status().equals("MONITORING")) {
            submit("watch " + one.id(), () -> endWatch(one));
        }
        one.tasks().forEach((task, element) -> {
            if (one.goal() == Goal.CLOSE || !element.equals("userTask_fixDataSource")) {
                Answers.of(element, one.goal())
                        .ifPresent(part -> submit(task, () -> complete(one, task, element, part)));
            }
        });
    }

    private boolean isTimeToStandDown(Case one) {
        return switch (one.goal()) {
                    case STAND_DOWN -> one.tasks().containsValue("userTask_fixDataSource");
                    case STAND_DOWN_EARLY -> approved.contains(one.system());
                    default -> false;
                }
                && !history.standDowns().contains(one.id());
    }

    private void submit(String key, Runnable work) {
        if (inHand.add(key)) {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    history.note("the robot stumbles at " + key + ": " + e);
                } finally {
                    inHand.remove(key);
                }
            });
        }
    }

    private void complete(Case one, String task, String element, Answers.Part part) {
        if (done.contains(task)) {
            return;
        }
        actByHand(one.system(), element);
        for (var user : part.users()) {
            var answer = post(user, "/engine-rest/task/" + task + "/submit-form", form(part.answers()));
            if (answer.ok()) {
                if (element.equals("userTask_approveActions")) {
                    approved.add(one.system());
                }
                done.add(task);
                history.completed(new Completion(task, element, one.id(), user));
                return;
            }
            if (answer.status() == 0 || answer.status() >= 500) {
                history.note(task + " " + element + " of " + one.id() + ": " + answer.status() + " " + answer.body());
                return;
            }
        }
        history.note("nobody may do " + element + " of " + one.id() + " (" + task + ")");
    }

    /** What a task by hand asks for, done at the target before the task is completed. */
    private void actByHand(String system, String element) {
        var targets = cluster.targets();
        switch (element) {
            case "userTask_pausePipelineByHand" -> targets.pauseByHand(system, true);
            case "userTask_resumeTrainingByHand" -> targets.pauseByHand(system, false);
            case "userTask_rollBackModelByHand" -> targets.moveByHand(system, Targets.GOOD_VERSION);
            case "userTask_redeployModelByHand" -> targets.moveByHand(system, Targets.RETRAINED_VERSION);
            case "userTask_undoByHand" -> {
                targets.moveByHand(system, Targets.BAD_VERSION);
                targets.pauseByHand(system, false);
            }
            default -> {}
        }
    }

    private void standDown(Case one) {
        var answer = post("commander", "/api/v1/incidents/" + one.id() + "/stand-down", Map.of("reason", "A drill"));
        if (answer.ok()) {
            history.standDown(one.id());
        } else {
            history.note("stand-down of " + one.id() + ": " + answer.status() + " " + answer.body());
        }
    }

    /** The watch takes days; its timer is fired by hand, as an operator would in Cockpit. */
    private void endWatch(Case one) {
        cluster.database()
                .jdbc()
                .sql("""
                        select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        join act_ru_execution p on p.id_ = j.process_instance_id_
                        where d.act_id_ = 'boundaryEvent_watchOver' and p.business_key_ = :incident""")
                .param("incident", one.id())
                .query(String.class)
                .optional()
                .ifPresent(job -> post("admin", "/engine-rest/job/" + job + "/execute", Map.of()));
    }

    private Answer post(String user, String path, Object body) {
        var node = cluster.nodes().get(random.nextInt(Cluster.NODES));
        var answer = cluster.client().post(node.url(), user, path, body);
        return answer.refused() ? cluster.client().post(cluster.other(node).url(), user, path, body) : answer;
    }

    private Map<String, Case> cases() {
        var tasks = new HashMap<String, Map<String, String>>();
        cluster.database()
                .jdbc()
                .sql("""
                        select t.id_, t.task_def_key_, p.business_key_ from act_ru_task t
                        join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ is not null""")
                .query((row, index) -> tasks.computeIfAbsent(row.getString(3), key -> new HashMap<>())
                        .put(row.getString(1), row.getString(2)))
                .list();
        return cluster
                .database()
                .jdbc()
                .sql(
                        "select id, system_id, status from quell.incident where system_id like 'ai-%' order by detected_at, id")
                .query((row, index) -> new Case(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        tasks.getOrDefault(row.getString(1), Map.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(Case::id, one -> one, (left, right) -> left, LinkedHashMap::new));
    }

    private static Map<String, Object> form(Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return Map.of("variables", variables);
    }
}
