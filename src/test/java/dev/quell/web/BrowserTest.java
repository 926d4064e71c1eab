package dev.quell.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.neighbours.Chromium;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.QuellPage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person sees in a real browser: one login, Tasklist with its filters, a task done, the pages in light and dark. */
@NeighbourTest
class BrowserTest extends IntegrationTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="browser-test" name="Browser test" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/>
                <sequenceFlow id="a" sourceRef="start" targetRef="step"/>
                <userTask id="step" name="Look at the figures" camunda:candidateGroups="legal-compliance"
                    camunda:formRef="browser-test-form" camunda:formRefBinding="latest"/>
                <sequenceFlow id="b" sourceRef="step" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private static final String FORM = """
            {"type":"default","id":"browser-test-form","schemaVersion":16,"components":[
              {"type":"textfield","id":"f1","key":"verdict","label":"Verdict","validate":{"required":true}}]}
            """;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void oneLoginOpensTasklistWithItsFiltersAndALinkedTaskIsDoneThere() {
        var businessKey = "browser-" + UUID.randomUUID();
        var task = startTask(businessKey);
        var page = chromium.newPerson(base());
        var errors = QuellPage.errorsOf(page);

        page.navigate(TASKLIST + "#/?task=" + task);
        QuellPage.logIn(page, "legal");

        assertThat(page.getByText("My tasks").first()).isVisible();
        for (var filter : List.of("My groups", "Overdue", "SEV1")) {
            assertThat(page.getByText(filter).first()).isVisible();
        }
        assertThat(page.locator(".task-details h2, .task-details .names h2").first())
                .containsText("Look at the figures");
        QuellPage.picture(page, "tasklist");

        page.getByText("Claim", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByLabel("Verdict").fill("all in order");
        page.locator("button:has-text('Complete')").click();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tasks.createTaskQuery().taskId(task).count() == 0);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count())
                .isZero();
        assertThat(errors).isEmpty();
    }

    @Test
    void loggingOutInTasklistLeadsToTheOneLoginPage() {
        var page = chromium.newPerson(base());
        page.navigate(TASKLIST);
        QuellPage.logIn(page, "legal");
        assertThat(page.getByText("My tasks").first()).isVisible();

        page.locator(".account.dropdown > a, .account .dropdown-toggle").first().click();
        page.locator(".logout a").first().click();

        page.waitForURL("**/login");
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void pagesCanBeReadInLightAndInDark() {
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = chromium.newPerson(base(), colours);
            var errors = QuellPage.complaintsOf(page);
            page.navigate("/");
            QuellPage.picture(page, "login-" + colours);
            QuellPage.logIn(page, "commander");
            assertThat(page.locator("h1")).containsText("Incidents");
            QuellPage.picture(page, "board-" + colours);
            page.navigate("/systems");
            assertThat(page.getByText("credit-scoring").first()).isVisible();
            QuellPage.picture(page, "systems-" + colours);
            assertThat(errors).isEmpty();
        }
    }

    private String startTask(String businessKey) {
        repository
                .createDeployment()
                .addInputStream(
                        "browser-test.bpmn",
                        new ByteArrayInputStream(PROCESS.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .addString("browser-test.form", FORM)
                .deploy();
        var instance = runtime.startProcessInstanceByKey("browser-test", businessKey, Map.of("severity", "SEV1"));
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
