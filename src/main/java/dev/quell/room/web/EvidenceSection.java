package dev.quell.room.web;

import dev.quell.incident.Evidence;
import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was frozen, by whom and when, with its hash. */
@Component
@Order(6)
class EvidenceSection implements Section {

    private final EvidenceStore evidence;

    EvidenceSection(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Map<String, List<Evidence>> show(Incident incident, Reader reader) {
        return Map.of("items", evidence.of(incident.id()));
    }
}
