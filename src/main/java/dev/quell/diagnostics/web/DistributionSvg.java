package dev.quell.diagnostics.web;

import dev.quell.diagnostics.Plot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Draws the distributions of one feature in the reference and the current window. Colours that colour-blind people tell apart,
 * besides a filled and a hatched area; its own background, so that it can be read on light and dark pages; no script.
 */
final class DistributionSvg {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 380;
    private static final int LEFT = 64;
    private static final int RIGHT = WIDTH - 20;
    private static final int TOP = 84;
    private static final int BOTTOM = HEIGHT - 66;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_LABEL = 9;

    private static final String STYLE = """
            <style>
            text{font:13px system-ui,sans-serif;fill:#1f2933}
            .title{font-size:16px;font-weight:600}
            .page{fill:#fff}
            .axis{stroke:#52606d}
            .grid{stroke:#d9dfe5}
            .reference{fill:#0072b2;fill-opacity:.45;stroke:#0072b2;stroke-width:1.5}
            .current{fill:url(#hatch);stroke:#c44601;stroke-width:2}
            .stripe{stroke:#c44601;stroke-width:2}
            @media (prefers-color-scheme:dark){
            text{fill:#e4e7eb}
            .page{fill:#1a212b}
            .axis{stroke:#9aa5b1}
            .grid{stroke:#323f4b}
            .reference{fill:#56b4e9;stroke:#56b4e9}
            .current{stroke:#ff9f5a}
            .stripe{stroke:#ff9f5a}
            }
            </style>
            <defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <line class="stripe" y2="7"/></pattern></defs>
            """;

    private final Plot plot;
    private final String caption;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    DistributionSvg(Plot plot, String caption) {
        this.plot = plot;
        this.caption = caption;
        this.highest = Stream.concat(plot.reference().stream(), plot.current().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    /** A picture that only says something. */
    static String message(String text) {
        return open(text) + text(WIDTH / 2.0, HEIGHT / 2.0, "middle", Xml.escape(text)) + "</svg>\n";
    }

    String draw() {
        svg.append(open("Distribution of " + plot.feature() + ", reference and current. " + caption));
        svg.append("<text class=\"title\" x=\"20\" y=\"28\">")
                .append(Xml.escape(plot.feature(), LONGEST_TITLE))
                .append("</text>\n")
                .append(text(20, 48, "start", Xml.escape(caption)));
        legend();
        shareAxis();
        if (plot.numeric()) {
            numbers();
        } else {
            categories();
        }
        frame();
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        svg.append("<rect class=\"reference\" x=\"20\" y=\"58\" width=\"22\" height=\"12\"/>\n")
                .append(text(48, 69, "start", "reference" + outside(plot.referenceOutside())))
                .append("<rect class=\"current\" x=\"360\" y=\"58\" width=\"22\" height=\"12\"/>\n")
                .append(text(388, 69, "start", "current" + outside(plot.currentOutside())));
    }

    private static String outside(double share) {
        return share == 0 ? "" : " (" + percent(share) + " not drawn: far out or rare)";
    }

    private void shareAxis() {
        for (var tick : Ticks.between(0, 100 * highest, 5)) {
            var y = y(tick.doubleValue() / 100);
            svg.append(line("grid", LEFT, y, RIGHT, y)).append(text(LEFT - 8, y + 4, "end", Ticks.label(tick) + " %"));
        }
    }

    private void numbers() {
        var edges = plot.edges();
        svg.append(outline("reference", plot.reference())).append(outline("current", plot.current()));
        for (var tick : Ticks.between(edges.get(0), edges.get(edges.size() - 1), 8)) {
            var x = x(tick.doubleValue());
            svg.append(line("axis", x, BOTTOM, x, BOTTOM + 5))
                    .append(text(x, BOTTOM + 20, "middle", Ticks.label(tick)));
        }
        svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 16, "middle", "value; share of each window's values per bar"));
    }

    /** The upper edge of a histogram, closed along the axis. */
    private String outline(String name, List<Double> shares) {
        var path = new StringBuilder("M" + number(x(plot.edges().get(0))) + " " + BOTTOM);
        for (var i = 0; i < shares.size(); i++) {
            path.append("V").append(number(y(shares.get(i))));
            path.append("H").append(number(x(plot.edges().get(i + 1))));
        }
        return "<path class=\"" + name + "\" d=\"" + path + "V" + BOTTOM + "Z\"/>\n";
    }

    private void categories() {
        var slot = (double) (RIGHT - LEFT) / plot.labels().size();
        for (var i = 0; i < plot.labels().size(); i++) {
            var start = LEFT + i * slot;
            svg.append(bar(
                            "reference",
                            start + slot * 0.12,
                            slot * 0.38,
                            plot.reference().get(i)))
                    .append(bar(
                            "current",
                            start + slot * 0.5,
                            slot * 0.38,
                            plot.current().get(i)))
                    .append("<g><title>")
                    .append(Xml.escape(plot.labels().get(i), LONGEST_TITLE))
                    .append("</title>")
                    .append(text(start + slot / 2, BOTTOM + 20, "middle", label(i)))
                    .append("</g>\n");
        }
        svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 16, "middle", "value; share of each window's values"));
    }

    /** Fewer bars leave more room for each name. */
    private String label(int i) {
        var room = Math.max(LONGEST_LABEL, 84 / plot.labels().size());
        return Xml.escape(plot.labels().get(i), room);
    }

    private String bar(String name, double x, double width, double share) {
        return "<rect class=\"" + name + "\" x=\"" + number(x) + "\" y=\"" + number(y(share)) + "\" width=\""
                + number(width) + "\" height=\"" + number(BOTTOM - y(share)) + "\"/>\n";
    }

    private void frame() {
        svg.append(line("axis", LEFT, BOTTOM, RIGHT, BOTTOM)).append(line("axis", LEFT, TOP, LEFT, BOTTOM));
    }

    private double x(double value) {
        var low = plot.edges().get(0);
        var high = plot.edges().get(plot.edges().size() - 1);
        return LEFT + (value - low) / (high - low) * (RIGHT - LEFT);
    }

    private double y(double share) {
        return BOTTOM - share / highest * (BOTTOM - TOP);
    }

    private static String open(String description) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH
                + "\" height=\"" + HEIGHT + "\" role=\"img\">\n<title>" + Xml.escape(description) + "</title>\n" + STYLE
                + "<rect class=\"page\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\"/>\n";
    }

    private static String line(String name, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + name + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2)
                + "\" y2=\"" + number(y2) + "\"/>\n";
    }

    private static String text(double x, double y, String anchor, String escaped) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" + escaped
                + "</text>\n";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
