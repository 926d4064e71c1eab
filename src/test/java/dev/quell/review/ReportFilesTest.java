package dev.quell.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.quell.incident.Timeline;
import dev.quell.shared.CanonicalJson;
import dev.quell.testing.IntegrationTest;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The report over HTTP: its files, and the page that follows the record. */
class ReportFilesTest extends IntegrationTest {

    @Autowired
    private Reports reports;

    @Autowired
    private Improvements improvements;

    @Autowired
    private Timeline timeline;

    @Autowired
    private WebApplicationContext context;

    private MockMvc http;
    private String id;

    @BeforeEach
    void anIncidentInReview(@Autowired BeanFactory beans) {
        http = MockMvcBuilders.webAppContextSetup(context).build();
        id = ReviewedIncident.open(beans);
    }

    @Test
    void runsNothingThatSomebodyPutIntoATitle() throws Exception {
        http.perform(get("/api/v1/incidents/" + id + "/report.html"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content()
                        .string(containsString(
                                "Drift &lt;script&gt;alert(1)&lt;/script&gt; | [x](javascript:alert(1))")));
        assertThat(reports.html(id)).doesNotContain("<script>", "href=", "<th></th>");
    }

    @Test
    void answersAsJsonAndMarkdownAndSays404() throws Exception {
        http.perform(get("/api/v1/incidents/" + id + "/report"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.incident.id").value(id))
                .andExpect(jsonPath("$.proof.intact").value(true))
                .andExpect(jsonPath("$.milestones[0].name").value("Detected"));
        http.perform(get("/api/v1/incidents/" + id + "/report.md"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/markdown;charset=UTF-8"));
        http.perform(get("/api/v1/incidents/INC-1999-0001/report.md")).andExpect(status().isNotFound());
    }

    @Test
    void isSavedAsAFileOfItsKindAndName() throws Exception {
        var kinds = Map.of(
                "pdf", "application/pdf", "html", "text/html", "md", "text/markdown", "json", "application/json");
        for (var kind : kinds.entrySet()) {
            http.perform(get("/api/v1/incidents/" + id + "/report." + kind.getKey()))
                    .andExpect(status().isOk())
                    .andExpect(content().contentTypeCompatibleWith(kind.getValue()))
                    .andExpect(header().string("Content-Disposition", containsString("attachment")))
                    .andExpect(header().string("Content-Disposition", containsString(id + "-report." + kind.getKey())));
        }
        http.perform(get("/api/v1/incidents/INC-1999-0001/report.pdf")).andExpect(status().isNotFound());
    }

    @Test
    void carriesTheProofOfTheTimelineIntoThePdf() throws Exception {
        try (var document = Loader.loadPDF(reports.pdf(id))) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains(reports.of(id).proof().head(), "Thetimelineisintact", "<script>alert(1)</script>");
        }
    }

    @Test
    void keepsTheStructureOfItsJson() throws Exception {
        var json = http.perform(get("/api/v1/incidents/" + id + "/report.json"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        var report = CanonicalJson.readObject(json);

        assertThat(report)
                .containsEntry("format", "quell-incident-report/1")
                .containsOnlyKeys(
                        "format",
                        "incident",
                        "system",
                        "roles",
                        "milestones",
                        "review",
                        "missing",
                        "improvements",
                        "evidence",
                        "proof",
                        "timeline");
        assertThat((List<?>) report.get("timeline"))
                .first(MAP)
                .containsOnlyKeys(
                        "incidentId", "seq", "at", "kind", "actor", "summary", "details", "previousHash", "hash");
        assertThat(report.get("proof")).asInstanceOf(MAP).containsKeys("intact", "entries", "head");
    }

    @Test
    void anOpenPageHearsOfAChangeAndElseOfNothing() throws Exception {
        var path = "/incidents/" + id + "/report/preview";
        var seen = reports.preview(id).mark();

        http.perform(get(path).param("seen", seen)).andExpect(status().isNoContent());
        timeline.append(id, "note", "Something new", Map.of());
        http.perform(get(path).param("seen", seen))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Something new")))
                .andExpect(content()
                        .string(containsString("seen=" + reports.preview(id).mark())));
        var before = reports.mark(id);
        improvements.add(id, "Alert on missing values", ImprovementType.DETECT, null, null);
        assertThat(reports.mark(id)).isNotEqualTo(before);
    }
}
