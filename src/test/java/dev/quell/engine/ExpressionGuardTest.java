package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.quell.testing.IntegrationTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the deployment guard lets pass, or was deployed before it, still reaches nothing when it runs. */
class ExpressionGuardTest extends IntegrationTest {

    private static final Map<String, Object> VARIABLES = Map.of(
            "title",
            "Drift",
            "severity",
            "SEV1",
            "list",
            List.of("a"),
            "answers",
            Map.of("genuine", true),
            "rollBackModel",
            "a variable in the place of a step");

    @Autowired
    private ProcessEngine engine;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${title.getClass().forName('java.lang.Runtime')}",
                "${title['class']}",
                "${list[0].class.classLoader}",
                "${execution.processEngineServices.runtimeService}",
                "${execution.setVariable('genuine', true)}",
                "${runtimeService}",
                "${jdbcTemplate.update('select 1')}",
            })
    void letsNoExpressionLeaveItsProcess(String expression) {
        assertThatThrownBy(() -> evaluate(expression))
                .hasMessageMatching("(?s).*(may not use|Cannot resolve|Unknown property).*");
    }

    @Test
    void evaluatesWhatProcessesNeed() {
        assertThat(evaluate("${title.length() > 3 && severity == 'SEV1'}")).isEqualTo(true);
        assertThat(evaluate("${list.size()}")).isEqualTo(1);
        assertThat(evaluate("${answers.genuine}")).isEqualTo(true);
        assertThat(evaluate("${execution.getVariable('severity')}")).isEqualTo("SEV1");
    }

    @Test
    void findsTheStepThatAProcessNamesWhateverVariableHasItsName() {
        assertThat(evaluate("${rollBackModel}")).isInstanceOf(JavaDelegate.class);
    }

    @Test
    void evaluatesOutsideOfProcessesOnlyTheClockAndTheCaller() {
        assertThat(evaluateOutside("${now()}")).isNotNull();
        assertThatThrownBy(() -> evaluateOutside("${dateTime()}"))
                .hasMessageContaining("forbidden outside of processes");
    }

    private Object evaluateOutside(String expression) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> configuration()
                        .getExpressionManager()
                        .createExpression(expression)
                        .getValue(null));
    }

    private Object evaluate(String expression) {
        var execution = mock(ExecutionEntity.class);
        VARIABLES.forEach((name, value) -> {
            when(execution.hasVariable(name)).thenReturn(true);
            when(execution.getVariable(name)).thenReturn(value);
        });
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> configuration()
                        .getExpressionManager()
                        .createExpression(expression)
                        .getValue(execution));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
