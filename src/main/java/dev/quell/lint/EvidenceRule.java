package dev.quell.lint;

import dev.quell.lint.Catalogue.Effect;
import dev.quell.lint.model.XmlElement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Before anything is changed outside, the evidence is preserved: on every path, whichever process the path comes from. A
 * new model can open such a path in one that was sound before; that one is named then.
 */
final class EvidenceRule {

    private final Beans beans;

    EvidenceRule(Beans beans) {
        this.beans = beans;
    }

    void check(Models models, Models before, Report report) {
        var fresh = new HashSet<String>();
        models.fresh().forEach(file -> file.processes().forEach(process -> fresh.add(process.id())));
        var known = new HashSet<String>();
        unguarded(before).forEach(node -> known.add(key(node)));
        for (var node : unguarded(models)) {
            if (fresh.contains(Models.processOf(node).id()) || !known.contains(key(node))) {
                report(models, node, report);
            }
        }
    }

    private static void report(Models models, XmlElement node, Report report) {
        models.fileOf(Models.processOf(node).id())
                .ifPresent(file -> report.of(file.name())
                        .error(
                                "effect-evidence",
                                node,
                                "a path leads here on which no evidence was preserved",
                                "call the process " + EvidencePaths.GATE
                                        + " before it on every path, or from where it is called"));
    }

    private static String key(XmlElement node) {
        return Models.processOf(node).id() + " " + node.id();
    }

    private Set<XmlElement> unguarded(Models models) {
        var paths = new EvidencePaths(models);
        return paths.enteredWithoutEvidence().stream()
                .flatMap(process -> paths.withoutEvidence(process).stream())
                .filter(node -> beans.of(node)
                        .filter(bean -> bean.effectOrNone() == Effect.CHANGES)
                        .isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
