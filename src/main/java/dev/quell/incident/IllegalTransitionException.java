package dev.quell.incident;

import dev.quell.shared.Problem;
import java.util.List;

/** Somebody asked for a status that cannot follow the present one. */
public class IllegalTransitionException extends Problem {

    private static final long serialVersionUID = 1L;

    IllegalTransitionException(String incidentId, Status from, Status to) {
        super(409, "Conflict", incidentId + " is " + from + " and cannot become " + to, List.of());
    }
}
