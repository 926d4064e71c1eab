package dev.quell.incident.process;

import dev.quell.engine.TypedVariable;
import dev.quell.incident.EvidenceStore;
import dev.quell.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the proof of the eradication with its hash. */
@Component("recordEradication")
class RecordEradicationDelegate implements JavaDelegate {

    private final EvidenceStore evidence;

    RecordEradicationDelegate(EvidenceStore evidence) {
        this.evidence = evidence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var proof = new TreeMap<String, String>();
        ContainmentContract.PROOF.forEach(
                part -> part.find(execution).ifPresent(answer -> proof.put(part.name(), answer)));
        var content = CanonicalJson.write(proof).getBytes(StandardCharsets.UTF_8);
        evidence.freeze(
                execution.getProcessBusinessKey(),
                "eradication-proof.json",
                "application/json",
                content,
                "eradication");
        ContainmentContract.ERADICATION_SUMMARY.set(execution, summary(execution, ContainmentContract.SUMMARY));
    }

    private static String summary(DelegateExecution execution, List<TypedVariable<String>> parts) {
        return parts.stream().flatMap(part -> part.find(execution).stream()).collect(Collectors.joining("; "));
    }
}
