package dev.quell.diagnostics;

import java.util.List;

/**
 * Two distributions of one feature, ready to draw: a bar or a bin per position.
 *
 * @param numeric whether {@code edges} holds the bins' edges (one more than bars), else {@code labels} names the bars
 * @param reference share of the reference window's values in each bar, 0 to 1
 * @param current the same of the current window
 * @param referenceOutside share of the reference window's values beyond the drawn range or among the categories not drawn
 */
public record Plot(
        String feature,
        boolean numeric,
        List<Double> edges,
        List<String> labels,
        List<Double> reference,
        List<Double> current,
        double referenceOutside,
        double currentOutside) {

    public Plot {
        edges = List.copyOf(edges);
        labels = List.copyOf(labels);
        reference = List.copyOf(reference);
        current = List.copyOf(current);
    }
}
