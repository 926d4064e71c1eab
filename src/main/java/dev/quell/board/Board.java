package dev.quell.board;

import dev.quell.intake.HeldSignal;
import dev.quell.intake.Signals;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is going on. */
@Service
@Transactional(readOnly = true)
public class Board {

    private static final int MOST_CANDIDATES = 20;

    private final BoardRepository repository;
    private final Deadlines deadlines;
    private final Signals signals;

    Board(BoardRepository repository, Deadlines deadlines, Signals signals) {
        this.repository = repository;
        this.deadlines = deadlines;
        this.signals = signals;
    }

    /**
     * A page of incidents.
     *
     * @param more another page follows
     */
    public record Page(List<BoardRow> rows, boolean more) {}

    /** Unowned ones first, then the worst; the newest first where those that have ended are shown too. */
    public Page page(BoardFilter filter) {
        var rows = repository.rows(filter);
        var shown = rows.subList(0, Math.min(rows.size(), BoardFilter.PAGE));
        var open = shown.stream()
                .filter(row -> row.status().isOpen())
                .map(BoardRow::id)
                .toList();
        Map<String, Deadline> due =
                deadlines.next(open).stream().collect(Collectors.toMap(Deadline::incidentId, deadline -> deadline));
        return new Page(shown.stream().map(row -> row.with(due.get(row.id()))).toList(), rows.size() > shown.size());
    }

    public BoardSummary summary() {
        return repository.summary();
    }

    /** Signals that become an incident if they are repeated, the latest first. */
    public List<HeldSignal> candidates() {
        return signals.held(MOST_CANDIDATES);
    }

    /** Differs whenever the board may have changed. */
    public String mark() {
        return repository.mark();
    }
}
