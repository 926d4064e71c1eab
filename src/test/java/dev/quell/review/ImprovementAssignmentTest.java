package dev.quell.review;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who follows an improvement up, and until when, over HTTP. */
class ImprovementAssignmentTest extends IntegrationTest {

    @Autowired
    private Improvements improvements;

    @Autowired
    private SettableClock clock;

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
    void takesOwnerAndDateOfAnImprovementUntilItIsTracked() throws Exception {
        var improvement = improvements.add(id, "Alert on missing values", ImprovementType.DETECT, null, null);
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10);
        var path = "/api/v1/improvements/" + improvement.id() + "/assignment";
        var body = "{\"owner\":\"engineer\",\"dueDate\":\"" + due + "\"}";

        http.perform(put(path).content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.owner").value("engineer"))
                .andExpect(jsonPath("$.dueDate").value(due.toString()));
        http.perform(put(path).content("{\"owner\":\"nobody\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("not on the roster")));
        improvements.start(improvement.id());
        http.perform(put(path).content(body)).andExpect(status().isConflict());
        http.perform(get("/api/v1/improvements?unfinished=true"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(improvement.id())));
    }
}
