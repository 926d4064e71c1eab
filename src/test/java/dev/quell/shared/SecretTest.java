package dev.quell.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final Secret SECRET = Secret.of("pass \"word\"/+");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass \"word\"/+",
                "pass \\\"word\\\"/+",
                "pass+%22word%22%2F%2B",
                "pass%20%22word%22%2F%2B",
                "cGFzcyAid29yZCIvKw=="
            })
    void isTakenOutInWhateverFormItComesBack(String form) {
        assertThat(SECRET.redact("you sent " + form + "!")).isEqualTo("you sent ***!");
    }

    @Test
    void leavesNothingOfALongerSecretThatHoldsAShorterOne() {
        var shorter = Secret.of("hidden");
        var longer = Secret.of("hidden-too");

        assertThat(Secret.redact("hidden-too, hidden", shorter, longer)).isEqualTo("***, ***");
    }

    @Test
    void isShownByNothingThatPrintsIt() {
        record Login(String user, Secret password) {}

        var login = new Login("ann", SECRET);

        assertThat(login + CanonicalJson.write(Map.of("login", login)))
                .contains("ann")
                .doesNotContain("word\\\"", "word\"/");
    }

    @Test
    void changesNoTextWhenThereIsNone() {
        assertThat(Secret.NONE.redact("a text")).isEqualTo("a text");
        assertThat(Secret.of(null).present()).isFalse();
    }
}
