package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutsideTextTest {

    @Test
    void leavesShortTextsAlone() {
        assertThat(OutsideText.storable("<b>ünï</b>\n", 20)).isEqualTo("<b>ünï</b>\n");
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(OutsideText.storable("abc😀def", 4)).isEqualTo("abc… [cut, 8 characters]");
        assertThat(OutsideText.line("abc😀def", 5)).isEqualTo("abc…");
    }

    @Test
    void putsATitleOnOneLineOfItsLength() {
        assertThat(OutsideText.line(" a\r\n\tb\u0000c ", 10)).isEqualTo("a b c");
        assertThat(OutsideText.line("x".repeat(300), 200)).hasSize(200).endsWith("…");
    }
}
