package dev.quell.board;

import java.util.Collection;
import java.util.List;

/** When something is due next. */
public interface Deadlines {

    /** The earliest deadline of each incident that has one, in one statement. */
    List<Deadline> next(Collection<String> incidentIds);
}
