package dev.quell.testing;

import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The one Spring context of the suite: everything real, on an embedded PostgreSQL in a directory of its own, with the
 * demo people and sample systems, the job executor off and the clock in the test's hand. Tests share it and therefore
 * make what they need under names of their own.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.main.banner-mode=off",
            // tests ask for what is not there by the hundred, and each answer would be logged with its stack
            "logging.level.org.camunda.bpm.engine.rest.exception=off",
            // no test in here takes the power away, so none waits for the disk
            "spring.datasource.hikari.data-source-properties.options=-c synchronous_commit=off"
        })
@Import(TestBeans.class)
public abstract class IntegrationTest {

    private static final Path DIRECTORY =
            Path.of("target", "test-data", UUID.randomUUID().toString());

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("quell.data-directory", DIRECTORY::toString);
    }
}
