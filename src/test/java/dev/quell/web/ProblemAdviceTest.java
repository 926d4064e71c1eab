package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import dev.quell.shared.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;

class ProblemAdviceTest {

    private static final Map<String, Supplier<RuntimeException>> FAILURES = Map.of(
            "not-found", () -> Problem.notFound("incident", "INC-2026-9999"),
            "wrapped", () -> new IllegalStateException(new RuntimeException(Problem.conflict("already closed"))),
            "database-down", () -> new DataAccessResourceFailureException("connection refused to 10.0.0.1"),
            "no-transaction", () -> new CannotCreateTransactionException("pool empty"),
            "deadlock", () -> new CannotAcquireLockException("deadlock detected"),
            "raced", () -> new OptimisticLockingFailureException("version 3"),
            "duplicate", () -> new DuplicateKeyException("ix_secret_name"),
            "nul", () -> new DataIntegrityViolationException("x", new SQLException("invalid byte", "22021")),
            "no-boundary", () -> new MultipartException("Failed to parse multipart servlet request"),
            "bug", () -> new IllegalStateException("secret=42"));

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice(
                    new Problems(List.of(new DataAccessProblems(), new JsonProblems(), new WebProblems())),
                    new ProblemAnswers()))
            .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                    .failOnUnknownProperties(true)
                    .build()))
            .build();

    @ParameterizedTest
    @CsvSource({
        "not-found, 404, 'There is no incident \"INC-2026-9999\"'",
        "wrapped, 409, already closed",
        "raced, 409, 'Somebody else changed this meanwhile: read it again and repeat'",
        "duplicate, 409, This exists already",
        "no-boundary, 400, 'body: is not the multipart form that its Content-Type names: send the boundary and every part'",
        "nul, 400, A value has a form that cannot be stored",
    })
    void tellsWhatIsWrongAndNothingOfTheInside(String failure, int status, String detail) throws Exception {
        mvc.perform(get("/api/fail/" + failure))
                .andExpect(status().is(status))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("about:blank"))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").value(detail));
    }

    @ParameterizedTest
    @CsvSource({"database-down", "no-transaction", "deadlock"})
    void asksToComeBackWhileTheDatabaseIsAway(String failure) throws Exception {
        mvc.perform(get("/api/fail/" + failure))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"));
    }

    @Test
    void hidesTheReasonOfABugBehindAnId() throws Exception {
        var body = mvc.perform(get("/api/fail/bug"))
                .andExpect(status().isInternalServerError())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(body).doesNotContain("secret", "IllegalState").containsPattern("[0-9a-f]{8}-[0-9a-f]{4}");
    }

    @Test
    void namesThePlaceWhereJsonIsMalformed() throws Exception {
        sending("{\"name\":\"x\",\n  oops}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("body"))
                .andExpect(jsonPath("$.errors[0].message").value("is not well-formed JSON (line 2, column 3)"));
    }

    @Test
    void namesAnUnknownFieldAndTheKnownOnes() throws Exception {
        sending("{\"name\":\"x\",\"parts\":[{\"siz\":1}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("parts[0].siz"))
                .andExpect(jsonPath("$.errors[0].message").value("is not known here; known are at, size"));
    }

    @Test
    void namesTheFieldOfAWrongType() throws Exception {
        sending("{\"name\":\"x\",\"parts\":[{\"size\":\"many\"}]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("parts[0].size"))
                .andExpect(jsonPath("$.errors[0].message").value("is not what is expected here: a whole number"));
        sending("{\"name\":\"x\",\"parts\":{}}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("parts"));
    }

    @Test
    void namesEveryFieldThatBreaksAConstraint() throws Exception {
        sending("{\"name\":\" \"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("name"))
                .andExpect(jsonPath("$.detail").value("name: must not be blank"));
    }

    @Test
    void letsARefusalFromWithinTheBodySpeakForItself() throws Exception {
        sending("{\"name\":\"refuse me\"}")
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.detail").value("at most 10 letters"));
    }

    @Test
    void asksForABodyThatIsMissing() throws Exception {
        sending("")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value("is missing or cannot be read: send JSON in UTF-8"));
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() throws Exception {
        sending("{\"name\":" + "[".repeat(2000) + "]".repeat(2000) + "}").andExpect(status().is4xxClientError());
    }

    @Test
    void namesTheMethodsAndMediaTypesItUnderstands() throws Exception {
        mvc.perform(post("/api/fail/bug"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET"))
                .andExpect(content().contentType("application/problem+json"));
        mvc.perform(post("/api/things").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(header().exists("Accept"));
    }

    @Test
    void namesParametersThatAreMissingOrOfAWrongType() throws Exception {
        mvc.perform(get("/api/numbers"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("count"));
        mvc.perform(get("/api/numbers?count=ten"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value("is not what is expected here: a whole number"));
    }

    @Test
    void showsPeopleAPage() throws Exception {
        mvc.perform(get("/fail/not-found").accept(MediaType.TEXT_HTML))
                .andExpect(status().isNotFound())
                .andExpect(view().name("error"))
                .andExpect(model().attribute("detail", "There is no incident \"INC-2026-9999\""));
    }

    private ResultActions sending(String json) throws Exception {
        return mvc.perform(
                post("/api/things").contentType(MediaType.APPLICATION_JSON).content(json));
    }

    record Thing(@NotBlank String name, List<Part> parts) {
        Thing {
            if ("refuse me".equals(name)) {
                throw Problem.tooLarge("at most 10 letters");
            }
        }
    }

    record Part(Integer size, Instant at) {}

    @RestController
    static class Failing {

        @GetMapping({"/api/fail/{how}", "/fail/{how}"})
        String fail(@PathVariable("how") String how) {
            throw FAILURES.get(how).get();
        }

        @GetMapping("/api/numbers")
        int number(@RequestParam("count") int count) {
            return count;
        }

        @PostMapping("/api/things")
        Thing echo(@Valid @RequestBody Thing thing) {
            return thing;
        }
    }
}
