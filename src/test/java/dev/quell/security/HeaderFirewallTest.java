package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderFirewallTest {

    private final HttpFirewall ours = new HeaderFirewall().httpFirewall();
    private final HttpFirewall theirs = new StrictHttpFirewall();

    @Test
    void allowsTheSameCharactersInHeadersAsSpringSecurity() {
        IntStream.rangeClosed(0, 0x2FFF).forEach(character -> {
            var text = "a" + Character.toString(character) + "b";
            assertThat(passes(ours, "X-Text", text))
                    .as("value with U+%04X", character)
                    .isEqualTo(passes(theirs, "X-Text", text));
            assertThat(passes(ours, text, "text"))
                    .as("name with U+%04X", character)
                    .isEqualTo(passes(theirs, text, "text"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "null\0byte", "escape\u001b[2J"})
    void refusesControlCharacters(String value) {
        assertThatThrownBy(() -> read(ours, "X-Text", value)).isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void allowsLettersOfEveryLanguageAndTabs() {
        assertThatCode(() -> read(ours, "X-Text", "Größe\t東京")).doesNotThrowAnyException();
    }

    private static boolean passes(HttpFirewall firewall, String name, String value) {
        try {
            read(firewall, name, value);
            return true;
        } catch (RequestRejectedException e) {
            return false;
        }
    }

    private static void read(HttpFirewall firewall, String name, String value) {
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader(name, value);
        firewall.getFirewalledRequest(request).getHeader(name);
    }
}
