package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Problem;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class FormAnswersTest {

    @Test
    void namesEveryFaultAtOnceWithItsRemedy() {
        var answers = answers(Map.of("share", "1,5", "colour", "red", "note", "a\0b"));
        answers.number("share", 0, 1);
        answers.oneOf("colour", "green", "blue");
        answers.required("reason", 10, "say why");
        answers.text("note", 10);

        assertThatThrownBy(answers::check)
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::errors, InstanceOfAssertFactories.list(Problem.FieldError.class))
                .containsExactly(
                        new Problem.FieldError("share", "give a number from 0 to 1"),
                        new Problem.FieldError("colour", "choose one of green, blue"),
                        new Problem.FieldError("reason", "say why"),
                        new Problem.FieldError("note", "remove the NUL characters"));
    }

    @Test
    void takesNumbersAsBrowsersAndMachinesSendThem() {
        assertThat(answers(Map.of("share", " 0.5 ")).number("share", 0, 1)).isEqualTo(0.5);
        assertThat(answers(Map.of("share", 1)).number("share", 0, 1)).isEqualTo(1);
        assertThat(answers(Map.of("value", -3.25)).number("value")).isEqualTo(-3.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1e999", "-0.1", "1.01", "half"})
    void refusesWhatIsNoNumberOfTheRange(String value) {
        var answers = answers(Map.of("share", value));
        answers.number("share", 0, 1);
        assertThatThrownBy(answers::check).hasMessage("share: give a number from 0 to 1");
    }

    @Test
    void takesYesAndNoAsBooleanOrAsRadioButtonsSendThem() {
        assertThat(answers(Map.of("genuine", true)).yesNo("genuine")).isTrue();
        assertThat(answers(Map.of("genuine", "false")).yesNo("genuine")).isFalse();
        var answers = answers(Map.of("genuine", "maybe"));
        answers.yesNo("genuine");
        assertThatThrownBy(answers::check).hasMessage("genuine: choose one of true, false");
    }

    @Test
    void refusesTextThatIsTooLong() {
        var answers = answers(Map.of("note", "x".repeat(11)));
        answers.text("note", 10);
        assertThatThrownBy(answers::check).hasMessage("note: shorten it to 10 characters");
    }

    private static FormAnswers answers(Map<String, Object> variables) {
        var scope = Mockito.mock(VariableScope.class);
        Mockito.when(scope.getVariable(Mockito.anyString()))
                .thenAnswer(call -> variables.get(call.<String>getArgument(0)));
        return FormAnswers.of(scope);
    }
}
