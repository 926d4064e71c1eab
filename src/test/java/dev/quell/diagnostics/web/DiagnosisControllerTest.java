package dev.quell.diagnostics.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.quell.diagnostics.DiagnosisFixture;
import dev.quell.diagnostics.DistributionDiagnosis;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class DiagnosisControllerTest extends IntegrationTest {

    @Autowired
    DistributionDiagnosis distributions;

    @LocalServerPort
    int port;

    MockMvc http;
    DiagnosisFixture fixture;
    String base;

    @BeforeEach
    void diagnose(@Autowired WebApplicationContext context, @Autowired BeanFactory beans) {
        http = MockMvcBuilders.webAppContextSetup(context).build();
        fixture = new DiagnosisFixture(beans);
        var incident = fixture.incident(fixture.systemWithWindows().id());
        distributions.compare(incident);
        base = "/api/v1/incidents/" + incident + "/diagnosis";
    }

    @Test
    void resultIsGivenAsJsonWithNullForWhatHasNotRun() throws Exception {
        http.perform(get(base))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.distributions.features[1].feature").value("amount"))
                .andExpect(jsonPath("$.distributions.features[1].statistic").value(1))
                .andExpect(jsonPath("$.distributions.dataset.share").isNumber())
                .andExpect(jsonPath("$.metrics").isEmpty());
    }

    @Test
    void pictureIsOfTheWorstFeatureUnlessAskedOtherwise() throws Exception {
        http.perform(get(base + "/plot.svg"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("image/svg+xml"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(content().string(containsString("Distribution of job")))
                .andExpect(content().string(containsString("&lt;z&amp;&gt;")))
                .andExpect(content().string(not(containsString("<z"))));
        http.perform(get(base + "/plot.svg").param("feature", "amount"))
                .andExpect(content().string(containsString("ks 1, p-value 0.0001554, threshold 0.05: drifted")));
    }

    /** As the image of a Camunda form asks for it. */
    @Test
    void pictureComesWithTheBrowsersLoginAndNotWithoutOne() {
        var picture = Caller.session(port, "engineer").get(base + "/plot.svg");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(picture.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg").contains("Distribution of job");
        assertThat(Caller.anonymous(port).get(base + "/plot.svg").statusCode()).isEqualTo(401);
    }

    @Test
    void pictureSaysWhenThereIsNothingToDraw() throws Exception {
        var incident = fixture.incident(null);
        http.perform(get("/api/v1/incidents/" + incident + "/diagnosis/plot.svg"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("No distributions have been compared for " + incident)));
    }

    @Test
    void unknownIncidentOrFeatureIsNotFound() throws Exception {
        http.perform(get("/api/v1/incidents/INC-0000-0000/diagnosis")).andExpect(status().isNotFound());
        http.perform(get(base + "/plot.svg").param("feature", "nothing"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no plot of the feature \"nothing\""));
    }
}
