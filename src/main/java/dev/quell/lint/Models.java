package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All models as they will be: the new ones, and of those that are there already what no new one takes the place of. */
final class Models {

    private static final Pattern PLAYBOOK_PART = Pattern.compile("playbookPart\\.of\\(.*,\\s*'(\\w+)'\\s*\\)");

    private final List<ModelFile> fresh;
    private final Map<String, XmlElement> processes = new LinkedHashMap<>();
    private final Map<String, ModelFile> fileOfProcess = new HashMap<>();
    private final Map<String, XmlElement> decisions = new LinkedHashMap<>();
    private final Map<String, ModelFile> forms = new LinkedHashMap<>();
    private final Map<String, String> knownFileOfProcess = new HashMap<>();
    private final Map<XmlElement, ProcessGraph> graphs = new IdentityHashMap<>();
    private final Map<String, List<XmlElement>> callers = new HashMap<>();

    Models(List<ModelFile> fresh, List<ModelFile> known) {
        this.fresh = fresh;
        fresh.forEach(this::enter);
        known.forEach(this::enter);
        known.forEach(file ->
                file.processes().forEach(process -> knownFileOfProcess.putIfAbsent(process.id(), file.fileName())));
        callActivities()
                .forEach(call -> calledBy(call)
                        .forEach(called -> callers.computeIfAbsent(called.id(), id -> new ArrayList<>())
                                .add(call)));
    }

    private void enter(ModelFile file) {
        for (var process : file.processes()) {
            if (processes.putIfAbsent(process.id(), process) == null) {
                fileOfProcess.put(process.id(), file);
            }
        }
        file.decisions().forEach(decision -> decisions.putIfAbsent(decision.id(), decision));
        file.form().ifPresent(form -> forms.putIfAbsent(form, file));
    }

    List<ModelFile> fresh() {
        return fresh;
    }

    Map<String, XmlElement> processes() {
        return processes;
    }

    /** The file that defines the newest version of a process. */
    Optional<ModelFile> fileOf(String process) {
        return Optional.ofNullable(fileOfProcess.get(process));
    }

    /** The name of the file that defined the process before, without folders. */
    Optional<String> knownFileOf(String process) {
        return Optional.ofNullable(knownFileOfProcess.get(process));
    }

    Optional<XmlElement> decision(String id) {
        return Optional.ofNullable(decisions.get(id));
    }

    Optional<ModelFile> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    ProcessGraph graph(XmlElement process) {
        return graphs.computeIfAbsent(process, ProcessGraph::new);
    }

    Stream<XmlElement> callActivities() {
        return processes.values().stream().flatMap(process -> process.all("callActivity"));
    }

    /** The processes that a call activity may start; a part of a playbook stands for that part of each of them. */
    List<XmlElement> calledBy(XmlElement callActivity) {
        var called = callActivity.attribute("calledElement");
        var part = PLAYBOOK_PART.matcher(called);
        if (part.find()) {
            var ending = "-" + part.group(1);
            return processes.values().stream()
                    .filter(process -> process.id().endsWith(ending))
                    .toList();
        }
        return Optional.ofNullable(processes.get(called)).stream().toList();
    }

    /** The call activities that may start a process. */
    List<XmlElement> callersOf(String process) {
        return callers.getOrDefault(process, List.of());
    }

    static XmlElement processOf(XmlElement element) {
        return Stream.concat(Stream.of(element), element.ancestors())
                .filter(outer -> outer.is("process"))
                .findFirst()
                .orElse(element);
    }
}
