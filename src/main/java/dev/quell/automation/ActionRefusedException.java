package dev.quell.automation;

import dev.quell.shared.Problem;
import java.util.List;

/** An action that cannot be planned or is not allowed, with the reason. */
public class ActionRefusedException extends Problem {

    private static final long serialVersionUID = 1L;

    public ActionRefusedException(String detail) {
        super(409, "Action refused", detail, List.of());
    }
}
