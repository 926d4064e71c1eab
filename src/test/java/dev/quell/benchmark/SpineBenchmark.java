package dev.quell.benchmark;

import dev.quell.QuellApplication;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the record costs: the same process on the same engine with an incident's number as its business key, so that every
 * step is recorded, and with another key, so that nothing is. The incident that is opened for it counts as cost too.
 */
public final class SpineBenchmark {

    private static final int INSTANCES = Integer.getInteger("quell.benchmark.spine.instances", 100);
    private static final int THREADS = 4;
    private static final int ROUNDS = 10;
    private static final int WARM_UP = 5;
    private static final String PROCESS = "benchmark-spine";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Incidents incidents;
    private final Timeline timeline;
    private final TransactionTemplate transaction;

    private SpineBenchmark(ApplicationContext quell) {
        runtime = quell.getBean(RuntimeService.class);
        tasks = quell.getBean(TaskService.class);
        incidents = quell.getBean(Incidents.class);
        timeline = quell.getBean(Timeline.class);
        transaction = quell.getBean(TransactionTemplate.class);
        quell.getBean(RepositoryService.class)
                .createDeployment()
                .addClasspathResource("dev/quell/benchmark/spine.bpmn")
                .addClasspathResource("dev/quell/benchmark/spine-decision.dmn")
                .deploy();
    }

    public static void main(String[] args) throws Exception {
        rows().forEach(System.out::println);
    }

    static List<Row> rows() throws Exception {
        var directory = Files.createTempDirectory("quell-spine");
        try (var quell = SpringApplication.run(
                QuellApplication.class,
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--quell.data-directory=" + directory)) {
            return List.of(new SpineBenchmark(quell).compare());
        }
    }

    private Row compare() throws Exception {
        for (var round = 0; round < WARM_UP; round++) {
            run(this::openIncident, new Durations());
            run(SpineBenchmark::otherKey, new Durations());
        }
        var recorded = new Durations();
        var bare = new Durations();
        for (var round = 0; round < ROUNDS; round++) {
            run(this::openIncident, recorded);
            run(SpineBenchmark::otherKey, bare);
            run(SpineBenchmark::otherKey, bare);
            run(this::openIncident, recorded);
        }
        return new Row(
                INSTANCES + " processes with an incident and its record, " + THREADS + " threads",
                "the same without",
                recorded.toString(),
                bare.toString(),
                String.format(Locale.ROOT, "%.2f x", bare.median() / recorded.median()),
                ">= 0.80 x");
    }

    private void run(Supplier<String> businessKey, Durations durations) throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        var work = new ArrayList<Callable<String>>();
        for (var i = 0; i < INSTANCES; i++) {
            work.add(() -> fromStartToEnd(businessKey));
        }
        var start = System.nanoTime();
        var keys = pool.invokeAll(work);
        durations.add((System.nanoTime() - start) / 1e9);
        pool.shutdown();
        for (var key : keys) {
            requireRecord(key.get());
        }
    }

    private String fromStartToEnd(Supplier<String> newKey) {
        var businessKey = start(newKey);
        complete(businessKey, "userTask_verifyAnomaly", Map.of("genuine", "true"));
        complete(businessKey, "userTask_confirmSeverity", Map.of("confirmedSeverity", "SEV1"));
        if (runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0) {
            throw new IllegalStateException("The process of " + businessKey + " has not ended");
        }
        return businessKey;
    }

    /** The incident and its process begin in one transaction, as in intake. */
    private String start(Supplier<String> newKey) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var businessKey = newKey.get();
            runtime.startProcessInstanceByKey(PROCESS, businessKey, Map.of("severity", "SEV2"));
            return businessKey;
        }));
    }

    private void complete(String businessKey, String element, Map<String, Object> answers) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(element)
                .singleResult();
        tasks.claim(task.getId(), "engineer");
        tasks.complete(task.getId(), answers);
    }

    /** Intact and complete, or the time was not spent on what it was measured for. */
    private void requireRecord(String businessKey) {
        if (!businessKey.startsWith("INC-")) {
            return;
        }
        var verification = timeline.verify(businessKey);
        if (!verification.intact() || verification.entries() != 8) {
            throw new IllegalStateException("The record of " + businessKey + " is " + verification);
        }
    }

    private String openIncident() {
        return incidents
                .open(new NewIncident(
                        "Accuracy of a model fell",
                        "The share of drifted features is over its threshold",
                        IncidentType.MODEL_DRIFT,
                        null,
                        "benchmark",
                        "benchmark",
                        null,
                        null,
                        false))
                .id();
    }

    private static String otherKey() {
        return "other-" + UUID.randomUUID();
    }
}
