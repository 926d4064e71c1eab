package dev.quell.benchmark;

/**
 * One line of the table.
 *
 * @param ours what Quell reached, median with minimum and maximum
 * @param peer what the peer reached in the same run, or a dash
 * @param ratio ours to the peer's, or the figure that the aim is about
 */
record Row(String what, String against, String ours, String peer, String ratio, String aim) {

    static final String NONE = "–";

    static final Row HEAD = new Row("what", "against", "Quell", "peer", "ratio", "aim");

    String markdown() {
        return "| " + String.join(" | ", what, against, ours, peer, ratio, aim) + " |";
    }
}
