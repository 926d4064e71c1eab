package dev.quell.board;

import dev.quell.stream.StreamEvent;
import dev.quell.stream.StreamSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says that the board has changed; the page then reads it anew with its own filter. */
@Component
public class BoardChanges implements StreamSource {

    private final Board board;

    BoardChanges(Board board) {
        this.board = board;
    }

    @Override
    public String position(String topic) {
        return board.mark();
    }

    @Override
    public Map<Cursor, List<StreamEvent>> after(Collection<Cursor> cursors) {
        var changed = List.of(new StreamEvent(board.mark(), "changed", ""));
        return cursors.stream()
                .filter(cursor -> !cursor.position().equals(changed.get(0).id()))
                .collect(Collectors.toMap(Function.identity(), cursor -> changed));
    }
}
