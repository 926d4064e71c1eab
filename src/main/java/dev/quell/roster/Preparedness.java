package dev.quell.roster;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Role;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What inventory and roster still lack for a response to go well. */
@Service
public class Preparedness {

    /** How the keys of what systems lack begin. */
    static final String SYSTEM = "system/";

    private final AiSystems systems;
    private final Responders responders;

    Preparedness(AiSystems systems, Responders responders) {
        this.systems = systems;
        this.responders = responders;
    }

    /**
     * One thing that is missing.
     *
     * @param key the same at every audit until it is closed
     * @param title what is missing, and of whom
     * @param remedy what to do, as an instruction to a person
     * @param group who can close it
     */
    public record Missing(String key, String title, String remedy, String group) {}

    /** Everything but the confirmation of the roster, which is a step of its own. */
    @Transactional(readOnly = true)
    public List<Missing> audit() {
        var ofSystems = systems.all().stream().flatMap(this::ofSystem);
        var ofRoster = responders.gaps().stream()
                .flatMap(gap -> Optional.ofNullable(gap.role()).map(role -> ofRole(role, gap.remedy())).stream());
        return Stream.concat(ofSystems, ofRoster).toList();
    }

    public Optional<Missing> find(String key) {
        return audit().stream()
                .filter(missing -> Objects.equals(missing.key(), key))
                .findFirst();
    }

    private Stream<Missing> ofSystem(AiSystem system) {
        return systems.gaps(system.id()).stream()
                .map(gap -> new Missing(
                        SYSTEM + system.id() + "/" + gap.field(),
                        system.name() + " (" + system.id() + "): " + words(gap.field()),
                        gap.remedy(),
                        gap.role().group()));
    }

    /** {@code registry.lastGoodVersion} as people say it: registry, last good version. */
    private static String words(String field) {
        return field.replace(".", ", ").replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** The commander sees to the roster: whoever is missing cannot. */
    private static Missing ofRole(Role role, String remedy) {
        return new Missing(
                "roster/" + role.group(), "Roster: " + role.label(), remedy, Role.INCIDENT_COMMANDER.group());
    }
}
