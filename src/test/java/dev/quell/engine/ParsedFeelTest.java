package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine;
import org.junit.jupiter.api.Test;

class ParsedFeelTest {

    private final org.camunda.bpm.dmn.feel.impl.FeelEngine feel = new ParsedFeel().createInstance();
    private final FeelEngine keeping =
            new ParsedFeel.Keeping(FeelEngine.defaultFunctionProvider(), FeelEngine.defaultValueMapper());

    @Test
    void theSameTextIsParsedOnce() {
        assertThat(keeping.parseUnaryTests("\"SEV1\", \"SEV2\""))
                .isSameAs(keeping.parseUnaryTests("\"SEV1\", \"SEV2\""));
        assertThat(keeping.parseExpression("1 + share")).isSameAs(keeping.parseExpression("1 + share"));
    }

    @Test
    void theSameTextMeansOneThingAsATestAndAnotherAsAnExpression() {
        var given = with(Map.of("share", 3));

        assertThat(feel.evaluateSimpleUnaryTests("3", "share", given)).isTrue();
        assertThat(feel.<Object>evaluateSimpleExpression("3", given)).isEqualTo(3L);
    }

    @Test
    void eachEvaluationSeesItsOwnValues() {
        assertThat(feel.evaluateSimpleUnaryTests("> 0.5", "share", with(Map.of("share", 0.6))))
                .isTrue();
        assertThat(feel.evaluateSimpleUnaryTests("> 0.5", "share", with(Map.of("share", 0.4))))
                .isFalse();
    }

    @Test
    void aTextThatIsNoFeelIsRefusedEachTime() {
        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> feel.evaluateSimpleExpression("1 +", with(Map.of())))
                    .isInstanceOf(FeelException.class);
        }
    }

    private static VariableContext with(Map<String, Object> values) {
        return Variables.fromMap(values).asVariableContext();
    }
}
