package dev.quell.intake;

/**
 * An open incident got signals of series it had not seen. Published within the transaction that records it.
 *
 * @param series how many new series
 */
public record SignalsJoined(String incidentId, int series, String summary) {

    /** Both in one word. */
    public SignalsJoined and(SignalsJoined other) {
        return new SignalsJoined(incidentId, series + other.series, other.summary);
    }
}
