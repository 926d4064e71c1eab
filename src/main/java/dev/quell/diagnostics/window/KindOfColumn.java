package dev.quell.diagnostics.window;

/** Watches the cells of one column go by and says at the end what they are. */
final class KindOfColumn {

    private static final int FEWEST_COUNTED = 20;

    private boolean numbers = true;
    private boolean timestamps = true;
    private boolean counting = true;
    private boolean any;
    private long rows;
    private double last;

    void see(String cell) {
        rows++;
        if (Cells.isMissing(cell)) {
            counting = false;
            return;
        }
        any = true;
        numbers = numbers && Cells.isNumber(cell);
        timestamps = timestamps && Cells.isTimestamp(cell);
        counting = counting && numbers && follows(Cells.number(cell));
    }

    /** In a short window a real feature may happen to count upwards. */
    ColumnKind kind() {
        if (!any) {
            return ColumnKind.EMPTY;
        }
        if (numbers) {
            return counting && rows >= FEWEST_COUNTED ? ColumnKind.ROW_NUMBER : ColumnKind.NUMERIC;
        }
        return timestamps ? ColumnKind.TIMESTAMP : ColumnKind.CATEGORICAL;
    }

    private boolean follows(double number) {
        var next = rows == 1 ? number == Math.rint(number) : number == last + 1;
        last = number;
        return next;
    }
}
