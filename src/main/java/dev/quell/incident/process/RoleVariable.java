package dev.quell.incident.process;

import dev.quell.shared.Role;
import java.util.Locale;

/** Name of the process variable, and form field, that holds who takes a role: {@code ai-ml-engineer} is {@code aiMlEngineer}. */
final class RoleVariable {

    private RoleVariable() {}

    static String of(Role role) {
        var name = new StringBuilder();
        for (var word : role.group().split("-")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
