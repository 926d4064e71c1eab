package dev.quell.endtoend;

import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.testing.Caller;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.BeanFactory;

/** A morning at a bank: four incidents, declared and worked on by the people whose roles they are, at the pace of people. */
final class OneMorning {

    private static final Map<String, String> SEVERITIES =
            Map.of("model-drift", "SEV2", "privacy-breach", "SEV1", "bias-breach", "SEV2", "other", "SEV3");

    private final int port;
    private final ProcessDriver driver;
    private final SettableClock clock;

    OneMorning(BeanFactory beans, int port) {
        this.port = port;
        this.driver = beans.getBean(ProcessDriver.class);
        this.clock = beans.getBean(SettableClock.class);
        var systems = beans.getBean(AiSystems.class);
        systems.register(system(
                "loan-pricing",
                "Loan pricing",
                "Proposes the interest rate of a consumer loan; an officer signs it",
                new MetricThreshold("accuracy", 0.91, 0.86, Direction.BELOW, "drift"),
                new MetricThreshold("latency_p95_ms", 120, 400, Direction.ABOVE, "performance")));
        systems.register(system(
                "customer-chat",
                "Customer chat",
                "Answers customers' questions from the help pages with a large language model",
                new MetricThreshold("groundedness", 0.93, 0.85, Direction.BELOW, "drift")));
        measure(beans.getBean(Observations.class));
    }

    /** Its number; the harm is stopped, the cause is not yet removed. */
    String happens() {
        var refunds = declare("comms", "Chat quotes a refund rule that does not exist", "other", "customer-chat");
        pass(14);
        complete(
                refunds, "engineer", "userTask_investigateAnomaly", Map.of("driftSummary", "Seen in 9 of 400 answers"));
        var rates = declare(
                "business", "Loan pricing offers rates far below the price list", "model-drift", "loan-pricing");
        pass(6);
        verify(rates, "The distributions of income and debt ratio have moved");
        pass(11);
        assess(rates, "issue", "Forty offers below cost since yesterday evening");
        verify(refunds, "The page was removed in March, the index still has it");
        pass(4);
        classify(rates, "SEV2", "P2");
        pass(17);
        complete(rates, "engineer", "userTask_documentRootCause", rootCause());
        var address = declare("legal", "Chat shows another customer's address", "privacy-breach", "customer-chat");
        pass(9);
        driver.completeOwn("commander", rates, "userTask_approveActions", approval());
        complete(
                address,
                "engineer",
                "userTask_investigateAnomaly",
                Map.of("driftSummary", "Two sessions share a cache key"));
        pass(3);
        verify(address, "Seen myself, with the session of a test customer");
        pass(5);
        assess(address, "event", "Two customers have seen an address that is not theirs");
        assess(refunds, "event", "Customers were told of a refund that they do not get");
        pass(2);
        classify(address, "SEV1", "P1");
        pass(8);
        declare("ethics", "Applicants over 60 are offered worse rates", "bias-breach", "loan-pricing");
        pass(3);
        return rates;
    }

    private String declare(String person, String title, String type, String system) {
        var answer = Caller.session(port, person)
                .form(
                        "/incidents/new",
                        "/incidents/new",
                        Map.of(
                                "title", title,
                                "incidentType", type,
                                "systemId", system,
                                "description", title + ". Seen in the reports of this morning.",
                                "reporterContact", person + "@bank.example"));
        var incident = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath()
                .replace("/incidents/", "");
        driver.runJobs(incident);
        return incident;
    }

    private void verify(String incident, String notes) {
        complete(incident, "engineer", "userTask_verifyAnomaly", Map.of("genuine", "true", "verificationNotes", notes));
    }

    private void assess(String incident, String harm, String impact) {
        var answers = new HashMap<String, Object>();
        answers.put("harmRealised", harm);
        answers.put("affectedShare", "0.1");
        answers.put("personalData", "simple");
        answers.put("reversibility", "regular");
        answers.put("adversarial", "no");
        answers.put("urgency", "high");
        answers.put("impactDescription", impact);
        complete(incident, "business", "userTask_assessImpact", answers);
    }

    private void classify(String incident, String severity, String priority) {
        complete(
                incident,
                "commander",
                "userTask_confirmSeverity",
                Map.of(
                        "confirmedSeverity",
                        severity,
                        "confirmedPriority",
                        priority,
                        "overrideReason",
                        "As agreed on the call"));
        complete(
                incident,
                "commander",
                "userTask_assignRoles",
                Map.of(
                        "incidentCommander", "commander",
                        "aiMlEngineer", "engineer",
                        "dataScientist", "scientist",
                        "itOperations", "operations",
                        "communicationsLead", "comms",
                        "businessStakeholder", "business"));
    }

    private static Map<String, Object> rootCause() {
        return Map.of(
                "rootCauseCategory", "upstream-data",
                "rootCause", "The income feed changed from euros to cents",
                "targetVersion", "",
                "pausePipelines", true);
    }

    private static Map<String, Object> approval() {
        return Map.of("approvalDecision", "approve", "decisionReason", "Read and agreed");
    }

    private void complete(String incident, String person, String task, Map<String, Object> answers) {
        driver.completeAs(person, incident, task, answers);
    }

    private void pass(long minutes) {
        clock.advance(Duration.ofMinutes(minutes));
    }

    /** Two days of both metrics of the loan pricing; accuracy falls towards its threshold and does not reach it. */
    private void measure(Observations observations) {
        observations.take(IntStream.rangeClosed(1, 96)
                .boxed()
                .flatMap(half -> List.of(
                        observed("accuracy", half, 0.865 + 0.045 * Math.min(1, half / 40.0) + 0.003 * Math.sin(half)),
                        observed("latency_p95_ms", half, 118 + 9 * Math.cos(half / 3.0)))
                        .stream())
                .toList());
    }

    private ObservationInput observed(String metric, int halfHoursAgo, double value) {
        var at = clock.instant().minus(Duration.ofMinutes(30L * halfHoursAgo)).atOffset(ZoneOffset.UTC);
        return new ObservationInput("loan-pricing", metric, value, at, "prometheus");
    }

    private static AiSystemSpec system(String id, String name, String purpose, MetricThreshold... metrics) {
        return new AiSystemSpec(
                id,
                name,
                purpose,
                "business",
                RiskClass.HIGH,
                true,
                List.of("EU"),
                new Registry("simulated", id, "champion", "6"),
                List.of(new Pipeline("simulated", id.replace('-', '_') + "_training")),
                "https://models.example.com/" + id,
                "Price list of last quarter, every case to an officer",
                List.of(metrics),
                new DriftSettings("credit-scoring/reference.csv", "credit-scoring/current.csv", Map.of(), null),
                SEVERITIES,
                null);
    }
}
