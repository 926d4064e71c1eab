package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import dev.quell.communication.UpdateMessage;
import dev.quell.communication.UpdateStatus;
import dev.quell.communication.Updates;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.incident.Timeline;
import dev.quell.testing.FlowNodeRecorder;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From "an update is due" to mails in boxes, approvals, refusals and calls by hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NotifyStakeholdersTest extends IntegrationTest {

    private static final String NO_ADDRESS = "dot..dot@example.com";

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private FlowNodeRecorder flowNodes;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Updates updates;

    @Autowired
    private Timeline timeline;

    @Autowired
    private GreenMail greenMail;

    @Autowired
    private JdbcClient jdbc;

    private String incidentId;

    @BeforeEach
    void openIncident() {
        var key = UUID.randomUUID().toString();
        incidentId = incidents
                .open(new NewIncident(
                        "Scores drift", "", IncidentType.MODEL_DRIFT, null, "api", "ann", null, key, false))
                .id();
    }

    @Test
    void tellsTheCommandersBeforeAnythingIsClassified() throws Exception {
        notifyOf("detected", null);
        driver.runJobs(incidentId);

        assertThat(driver.instances(incidentId)).isEmpty();
        assertThat(mails()).isNotEmpty().allSatisfy(mail -> {
            assertThat(mail.getSubject()).contains("not yet classified", "Scores drift");
            assertThat(mail.getMessageID()).endsWith("@quell.example>");
        });
        assertThat(kinds()).contains("decision.made", "update.sent");
    }

    @Test
    void goesOnAtOnceWhileDeliveryIsStillAhead() {
        notifyOf("classified", "SEV2");

        assertThat(driver.instances(incidentId)).hasSize(1);
        assertThat(driver.job(incidentId, "serviceTask_sendUpdates").getRetries())
                .isPositive();
        assertThat(of("consumers")).isNotEmpty();
    }

    @Test
    void sendsNothingOutsideBeforeAPersonHasApprovedTheWording() throws Exception {
        notifyOf("classified", "SEV2");
        driver.runJobs(incidentId);
        assertThat(mailsTo("consumers@customer.example")).isEmpty();

        driver.complete(
                incidentId,
                "userTask_approveUpdates",
                Map.of(
                        "updateDecision", "approve",
                        "externalSubject", "Please check scores",
                        "externalBody", "Scores may be wrong since this morning."));

        assertThat(mailsTo("consumers@customer.example")).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Please check scores");
            assertThat(text(mail)).contains("Scores may be wrong since this morning.");
        });
        assertThat(driver.instances(incidentId)).isEmpty();
    }

    @Test
    void refusesToHoldAMessageBackWithoutAReason() throws Exception {
        notifyOf("classified", "SEV1");
        driver.runJobs(incidentId);

        assertThatThrownBy(() ->
                        driver.complete(incidentId, "userTask_approveUpdates", Map.of("updateDecision", "reject")))
                .hasMessageContaining("rejectionReason");
        driver.complete(
                incidentId,
                "userTask_approveUpdates",
                Map.of("updateDecision", "reject", "rejectionReason", "Nobody outside is affected"));

        assertThat(mailsTo("consumers@customer.example")).isEmpty();
        assertThat(of("consumers"))
                .allSatisfy(message -> assertThat(message.status()).isEqualTo(UpdateStatus.REJECTED));
        assertThat(kinds()).contains("update.rejected");
    }

    @Test
    void asksAPersonToPassOnWhatMailCannotDeliver() {
        notifyOf("contained", "SEV3");
        spoilAddress("RESPONDERS");
        driver.runJobs(incidentId);

        var task = driver.task(incidentId, "userTask_notifyByHand");
        assertThat(task.getDueDate()).isNotNull();
        driver.complete(
                incidentId,
                "userTask_notifyByHand",
                Map.of("manualOutcome", "notified", "manualNote", "called at 14:05"));

        assertThat(of("responders"))
                .allSatisfy(message -> assertThat(message.status()).isEqualTo(UpdateStatus.BY_HAND));
        assertThat(kinds()).contains("update.failed", "update.sent");
        assertThat(driver.instances(incidentId)).isEmpty();
    }

    @Test
    void keepsTheFailureWhenNobodyCouldBeReachedByHandEither() {
        notifyOf("recovered", "SEV2");
        spoilAddress("CONSUMERS");
        driver.runJobs(incidentId);
        driver.complete(
                incidentId,
                "userTask_approveUpdates",
                Map.of("updateDecision", "approve", "externalSubject", "s", "externalBody", "b"));

        driver.complete(
                incidentId,
                "userTask_notifyOutsidersByHand",
                Map.of("manualOutcome", "notReached", "manualNote", "no answer all day"));

        assertThat(of("consumers"))
                .allSatisfy(message -> assertThat(message.status()).isEqualTo(UpdateStatus.FAILED));
        assertThat(driver.instances(incidentId)).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void leavesNoFlowNodeUntested() {
        flowNodes.assertEveryFlowNodePassed("notify-stakeholders");
        flowNodes.assertEveryFlowNodePassed("notify-stakeholders-delivery");
    }

    private void notifyOf(String phase, String severity) {
        var variables = new HashMap<String, Object>();
        variables.put("incidentId", incidentId);
        variables.put("incidentType", "model-drift");
        variables.put("severity", severity);
        variables.put("title", "Scores drift");
        variables.put("exercise", false);
        variables.put("phase", phase);
        runtime.startProcessInstanceByKey("notify-stakeholders", incidentId, variables);
    }

    private void spoilAddress(String audience) {
        jdbc.sql("update quell.update_message set address = :address where incident_id = :id and audience = :audience")
                .param("address", NO_ADDRESS)
                .param("id", incidentId)
                .param("audience", audience)
                .update();
    }

    private List<UpdateMessage> of(String audience) {
        return updates.of(incidentId).stream()
                .filter(message -> message.audience().key().equals(audience))
                .toList();
    }

    private List<String> kinds() {
        return timeline.of(incidentId).stream().map(entry -> entry.kind()).toList();
    }

    private List<MimeMessage> mails() {
        return Arrays.stream(greenMail.getReceivedMessages())
                .filter(mail -> header(mail, "References").contains(incidentId))
                .toList();
    }

    private List<MimeMessage> mailsTo(String address) {
        return mails().stream()
                .filter(mail -> header(mail, "To").contains(address))
                .toList();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return String.valueOf(mail.getHeader(name, ","));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
