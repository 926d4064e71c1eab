package dev.quell.benchmark;

import java.util.List;
import java.util.Map;

/**
 * The bundled spine from its start over REST to the third person's task, the first two completed by a robot: registration, two save
 * points, two nested call activities, a decision, user tasks with due dates, timers and message subscriptions. Quell keeps its record
 * meanwhile; on the bare engine the same files run with beans that do nothing.
 */
final class SpineLine implements Line {

    private static final List<String> MODELS = List.of(
            "ai-incident-response.bpmn",
            "phases/detection-and-analysis.bpmn",
            "playbooks/generic.bpmn",
            "decisions/select-playbook.dmn");

    @Override
    public String name() {
        return "spine";
    }

    @Override
    public List<Row> measure(Lab lab) throws Exception {
        var database = lab.database("spine");
        var bareDatabase = lab.database("bare");
        try (var quell = lab.quell(database);
                var bare = lab.bare(bareDatabase)) {
            for (var model : MODELS) {
                bare.deploy(Map.of(model.replaceAll(".*/", ""), Resources.text("/processes/" + model)));
            }
            var ours = Responses.of(lab, database, quell);
            var nobody = new Robot(bare::url, "");
            var theirs = new Responses(lab, bareDatabase, nobody, nobody);
            var warmUp = new WarmUp(lab);
            warmUp.of(bare.jvm(), theirs::toTheThirdTask);
            warmUp.of(quell.jvm(), ours::toTheThirdTask);
            var compared = Comparison.abba(lab.scale().rounds(), ours::toTheThirdTask, theirs::toTheThirdTask);
            var check = new RecordCheck(lab, database, quell);
            check.oneResponseAnIncident();
            check.chainsAreIntact(20);
            return List.of(new Row(
                    "spine with record and listeners, from its start to the third person's task",
                    "the same models on bare tuned Camunda 7.24",
                    compared.ours().text("instances/s"),
                    compared.peer().text("instances/s"),
                    compared.ratioText(),
                    "≥ 0.8 ×"));
        }
    }
}
