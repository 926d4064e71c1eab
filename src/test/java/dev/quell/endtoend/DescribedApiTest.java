package dev.quell.endtoend;

import dev.quell.testing.QuellProcess;
import dev.quell.testing.neighbours.NeighbourTest;
import dev.quell.testing.neighbours.Schemathesis;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as a stranger meets it who has read nothing but its description. A process of its own, as much is changed in it. */
@NeighbourTest
class DescribedApiTest {

    private static final int SEED = 20261125;

    @Test
    void everyAnswerIsOneThatItsDescriptionNames(@TempDir Path directory) {
        try (var quell = QuellProcess.start(directory, Map.of())) {
            var description = quell.url().resolve("/api/v1/openapi.json");

            Schemathesis.check(description, "admin", QuellProcess.PASSWORD, SEED);
        }
    }
}
