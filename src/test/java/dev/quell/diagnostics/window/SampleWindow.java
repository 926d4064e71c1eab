package dev.quell.diagnostics.window;

import java.nio.charset.StandardCharsets;

/** Windows for tests, from CSV text. */
public final class SampleWindow {

    private SampleWindow() {}

    public static Window of(String csv) {
        return new CsvWindow(
                new RawWindow("sample.csv", csv.getBytes(StandardCharsets.UTF_8)),
                new WindowLimits(100_000_000, 1_000_000, 500));
    }
}
