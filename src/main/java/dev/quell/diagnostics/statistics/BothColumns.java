package dev.quell.diagnostics.statistics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The same work on the reference and on the current column, on two cores where that pays. */
final class BothColumns {

    /** Below it handing work to another thread takes longer than the work. */
    private static final int LARGE = 100_000;

    private BothColumns() {}

    static <T> List<T> map(NumericColumn left, NumericColumn right, Function<NumericColumn, T> work) {
        var columns = Stream.of(left, right);
        var large = Math.min(left.present(), right.present()) >= LARGE;
        return (large ? columns.parallel() : columns).map(work).toList();
    }
}
