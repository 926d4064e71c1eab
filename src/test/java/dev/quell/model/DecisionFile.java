package dev.quell.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One bundled decision table, evaluated by the bare DMN engine: no Spring, no process engine. */
final class DecisionFile {

    private static final Path FOLDER = Path.of("processes", "decisions");
    private static final Fired FIRED = new Fired();
    private static final DmnEngine ENGINE = engine();

    private final String id;
    private final DmnModelInstance model;
    private final DmnDecision decision;

    private DecisionFile(String file, String id) {
        this.id = id;
        this.model = Dmn.readModelFromFile(FOLDER.resolve(file + ".dmn").toFile());
        this.decision = ENGINE.parseDecision(id, model);
    }

    static DecisionFile named(String id) {
        return new DecisionFile(id, id);
    }

    /** A decision that another file's main decision needs. */
    static DecisionFile named(String file, String id) {
        return new DecisionFile(file, id);
    }

    /** File names without extension, sorted. */
    static List<String> all() {
        try (var files = Files.list(FOLDER)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".dmn"))
                    .map(name -> name.substring(0, name.length() - ".dmn".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outputs of every rule that holds, in the order of the table. */
    List<Map<String, Object>> evaluate(Map<String, Object> inputs) {
        FIRED.rules.remove(id);
        return ENGINE.evaluateDecisionTable(decision, inputs).getResultList();
    }

    /** Ids of the rules that fired in the evaluation before. */
    List<String> firedRules() {
        return FIRED.rules.getOrDefault(id, List.of());
    }

    DecisionTable table() {
        Decision element = model.getModelElementById(id);
        return (DecisionTable) element.getExpression();
    }

    Collection<Rule> rules() {
        return table().getRules();
    }

    DmnModelInstance model() {
        return model;
    }

    Map<String, String> inputTypes() {
        var types = new LinkedHashMap<String, String>();
        for (var input : table().getInputs()) {
            types.put(
                    input.getInputExpression().getText().getTextContent(),
                    input.getInputExpression().getTypeRef());
        }
        return types;
    }

    private static DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(FIRED);
        return configuration.buildEngine();
    }

    private static final class Fired implements DmnDecisionTableEvaluationListener {

        private final Map<String, List<String>> rules = new LinkedHashMap<>();

        @Override
        public void notify(DmnDecisionTableEvaluationEvent event) {
            var ids = new ArrayList<String>();
            event.getMatchingRules().forEach(rule -> ids.add(rule.getId()));
            rules.put(event.getDecisionTable().getKey(), ids);
        }
    }
}
