package dev.quell.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not what their names say, or that would hurt whoever reads them. */
class HostileFilesTest {

    private static final String BOMB = """
            <?xml version="1.0"?>
            <!DOCTYPE definitions [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&c;</definitions>""";
    private static final String ENTITY = """
            <!DOCTYPE definitions [<!ENTITY file SYSTEM "file:///etc/hostname">]>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&file;</definitions>""";

    private final Linter linter = new Linter();

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of("file-size", "x.bpmn", new byte[50 * 1024 * 1024]),
                Arguments.of("file-doctype", "x.bpmn", bytes(BOMB)),
                Arguments.of("file-doctype", "x.bpmn", bytes(ENTITY)),
                Arguments.of("file-doctype", "x.dmn", bytes(ENTITY)),
                Arguments.of("file-unreadable", "x.bpmn", zip()),
                Arguments.of("file-unreadable", "x.dmn", zip()),
                Arguments.of("file-unreadable", "x.form", zip()),
                Arguments.of("file-type", "x.zip", zip()),
                Arguments.of("file-type", "x.jar", zip()),
                Arguments.of("file-type", "x.groovy", bytes("1")),
                Arguments.of("file-type", "x.html", bytes("<p>")),
                Arguments.of("file-type", "x.js", bytes("1")),
                Arguments.of("file-type", "x.cmmn", bytes("<definitions/>")),
                Arguments.of("file-unreadable", "x.bpmn", bytes("")),
                Arguments.of("file-unreadable", "x.bpmn", bytes("<definitions/>")),
                Arguments.of("file-unreadable", "x.dmn", bytes(SteadyModels.text(SteadyModels.PROCESS))),
                Arguments.of("file-unreadable", "x.bpmn", bytes(process("<a>".repeat(5_000) + "</a>".repeat(5_000)))),
                Arguments.of("file-unreadable", "x.bpmn", bytes(process("<a/>".repeat(50_000)))),
                Arguments.of("file-unreadable", "x.form", bytes("[1, 2]")),
                Arguments.of("file-unreadable", "x.form", bytes("[".repeat(50_000))),
                Arguments.of("file-unreadable", "x.form", bytes("{\"id\": \"a\", \"id\": \"b\"}")),
                Arguments.of("process-none", "x.bpmn", bytes(process(""))),
                Arguments.of("process-many", "x.bpmn", bytes(process("<process id='a'/>".repeat(21)))),
                Arguments.of("diagram", "x.bpmn", bytes(process("<process id='a'/>"))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesTheFileForTheRightReason(String rule, String name, byte[] content) {
        assertThat(linter.check(Map.of(name, content), KnownModels.none()))
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .contains(rule);
    }

    @Test
    void namesTheLineOfABrokenFile() {
        var broken =
                bytes("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n<process>\n</definitions>");

        assertThat(linter.check(Map.of("x.bpmn", broken), KnownModels.none()))
                .extracting(Finding::line)
                .containsExactly(3);
    }

    @Test
    void saysWhatIsWrongInOneBoundedLine() {
        var name = "x".repeat(10_000) + "\u0000\n";
        var form = "{\"id\": \"a\", \"schemaVersion\": 16, \"components\": [{\"type\": \"" + "y".repeat(10_000)
                + "\\u0000\\n\", \"key\": \"" + name.substring(0, 5_000) + "\"}]}";

        assertThat(linter.check(Map.of("x.form", bytes(form)), KnownModels.none()))
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.sentence()).hasSizeLessThan(1_500).doesNotContain("\n", "\u0000"));
    }

    private static String process(String inner) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>" + inner + "</definitions>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("x.bpmn"));
            zip.write(bytes(SteadyModels.text(SteadyModels.PROCESS)));
        }
        return bytes.toByteArray();
    }
}
