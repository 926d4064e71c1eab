package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.shared.Problem;
import java.sql.SQLException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineProblemsTest {

    private final EngineProblems problems = new EngineProblems();

    @Test
    void saysThatSomebodyWasFaster() {
        assertThat(problems.translate(new OptimisticLockingException("ENGINE-03005")))
                .map(Problem::status)
                .hasValue(409);
        assertThat(problems.translate(new NullValueException(
                        "Cannot restore state of process instance 4711: list of executions is empty")))
                .map(Problem::status)
                .hasValue(409);
    }

    @Test
    void refusesWhomTheEngineRefusesWithoutTellingOfItsInside() {
        var failure = new AuthorizationException("mallory", "TASK_WORK", "4711", "Task");

        assertThat(problems.translate(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.detail()).doesNotContain("mallory", "4711", "TASK_WORK");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53100", "58030"})
    void asksToComeBackWhenTheDatabaseIsAway(String sqlState) {
        var failure = new ProcessEnginePersistenceException(
                "An exception occurred in the persistence layer", new SQLException("gone", sqlState));

        assertThat(problems.translate(failure)).map(Problem::status).hasValue(503);
    }

    @Test
    void leavesWhatIsNobodysRaceToTheLog() {
        assertThat(problems.translate(new ProcessEnginePersistenceException(
                        "An exception occurred in the persistence layer", new SQLException("syntax", "42601"))))
                .isEmpty();
        assertThat(problems.translate(new NullValueException("taskId is null"))).isEmpty();
    }
}
