package dev.quell.diagnostics.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.Plot;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DistributionSvgTest {

    private static final String HOSTILE = "</text><script>alert(1)</script>&\"'\u0000\u001b\uFFFF";

    static Stream<Plot> plots() {
        return Stream.of(
                numbers("income", 0, 100),
                numbers("tiny", 1e-9, 3e-9),
                numbers("huge", -4e17, 1.2e18),
                numbers(HOSTILE, -0.5, 0.5),
                categories("employment", "salaried", "self-employed"),
                categories(HOSTILE, HOSTILE, "x".repeat(5000)));
    }

    @ParameterizedTest
    @MethodSource("plots")
    void pictureIsProperXmlWithoutScriptOrReferenceToTheOutside(Plot plot) throws Exception {
        var svg = new DistributionSvg(plot, "ks 0.5, p-value 0.01: drifted").draw();
        var document = parse(svg);
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("a").getLength()).isZero();
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("href");
    }

    @Test
    void bothWindowsAreDrawnWithLegendAndAxes() throws Exception {
        var svg = new DistributionSvg(numbers("income", 0, 100), "ks 0.5: drifted").draw();
        var text = parse(svg).getDocumentElement().getTextContent();
        assertThat(text).contains("income", "ks 0.5: drifted", "reference", "current", "20 %", "100");
        assertThat(svg).contains("<path class=\"reference\"", "<path class=\"current\"", "prefers-color-scheme:dark");
    }

    @Test
    void whatIsNotDrawnIsSaid() {
        var plot = new Plot("x", true, List.of(0.0, 1.0), List.of(), List.of(0.9), List.of(1.0), 0.1, 0);
        assertThat(new DistributionSvg(plot, "").draw())
                .contains("reference (10.0 % not drawn: far out or rare)")
                .contains(">current<");
    }

    @Test
    void wholeNameOfACategoryIsInItsTitle() {
        assertThat(new DistributionSvg(categories("job", "self-employed abroad", "b"), "").draw())
                .contains("<title>self-employed abroad</title>");
    }

    @Test
    void messageIsEscaped() throws Exception {
        assertThat(parse(DistributionSvg.message(HOSTILE)).getDocumentElement().getTextContent())
                .contains("</text><script>alert(1)</script>&\"'");
    }

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Plot numbers(String feature, double low, double high) {
        var middle = (low + high) / 2;
        return new Plot(
                feature, true, List.of(low, middle, high), List.of(), List.of(0.4, 0.6), List.of(0.1, 0.9), 0, 0);
    }

    private static Plot categories(String feature, String first, String second) {
        return new Plot(feature, false, List.of(), List.of(first, second), List.of(0.4, 0.6), List.of(0.0, 1.0), 0, 0);
    }
}
