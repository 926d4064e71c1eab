package dev.quell.roster;

import dev.quell.roster.RosterSpec.ResponderSpec;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a roster must satisfy; all faults are reported together. */
final class RosterRules {

    /** One address, no header tricks: who can be reached is proved by mail, not by a pattern. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\\p{Cntrl}]{1,64}@[^\\s@<>,;\\p{Cntrl}]{1,190}");

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final int MAX_RESPONDERS = 1000;
    private static final int MAX_DEPUTIES = 20;
    private static final int LAST_PLACE = 999;
    private static final Set<String> GROUPS =
            Arrays.stream(Role.values()).map(Role::group).collect(Collectors.toSet());

    private final FieldErrors errors = new FieldErrors();
    private final Set<String> users = new HashSet<>();

    static List<Responder> check(RosterSpec spec) {
        return new RosterRules().responders(spec.responders());
    }

    private List<Responder> responders(List<ResponderSpec> specs) {
        errors.refuse(specs.size() > MAX_RESPONDERS, "responders", "must have at most " + MAX_RESPONDERS + " entries");
        errors.refuse(specs.stream().anyMatch(Objects::isNull), "responders", "must not hold null")
                .throwIfAny();
        for (var i = 0; i < specs.size(); i++) {
            person(specs.get(i), "responders[" + i + "]");
        }
        for (var i = 0; i < specs.size(); i++) {
            deputies(specs.get(i), "responders[" + i + "].deputies");
        }
        errors.throwIfAny();
        return specs.stream().map(RosterRules::responder).toList();
    }

    private void person(ResponderSpec spec, String path) {
        errors.refuse(
                !USER.matcher(spec.userId()).matches(),
                path + ".userId",
                "must be a login of 1 to 64 letters, digits, dots, dashes, underscores or @");
        errors.refuse(!users.add(spec.userId()), path + ".userId", "occurs twice; keep one");
        errors.required(spec.name(), path + ".name", 200);
        errors.refuse(!EMAIL.matcher(spec.email()).matches(), path + ".email", "must be one e-mail address");
        errors.refuse(
                spec.onCallOrder() != null && (spec.onCallOrder() < 1 || spec.onCallOrder() > LAST_PLACE),
                path + ".onCallOrder",
                "must be 1 to " + LAST_PLACE);
        errors.refuse(spec.roles().isEmpty(), path + ".roles", "must name at least one role");
        for (var i = 0; i < spec.roles().size(); i++) {
            errors.refuse(
                    spec.roles().get(i) == null || !GROUPS.contains(spec.roles().get(i)),
                    path + ".roles[" + i + "]",
                    "must be one of " + GROUPS.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private void deputies(ResponderSpec spec, String path) {
        errors.refuse(spec.deputies().size() > MAX_DEPUTIES, path, "must have at most " + MAX_DEPUTIES + " entries");
        for (var i = 0; i < spec.deputies().size(); i++) {
            var deputy = spec.deputies().get(i);
            errors.refuse(
                    deputy == null || !users.contains(deputy) || deputy.equals(spec.userId()),
                    path + "[" + i + "]",
                    "must be the userId of another responder");
        }
    }

    private static Responder responder(ResponderSpec spec) {
        var roles = EnumSet.noneOf(Role.class);
        spec.roles().forEach(group -> roles.add(Role.ofGroup(group)));
        var place = spec.onCallOrder() == null ? LAST_PLACE : spec.onCallOrder();
        return new Responder(
                spec.userId(),
                spec.name(),
                spec.email(),
                roles,
                place,
                List.copyOf(new LinkedHashSet<>(spec.deputies())));
    }
}
