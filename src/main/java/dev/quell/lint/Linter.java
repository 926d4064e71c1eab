package dev.quell.lint;

import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.ModelReader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Looks at processes, decisions and forms before anybody runs them. It needs no engine and no database, so that the
 * build, the command line, the deployment and the pages all say the same.
 */
public final class Linter {

    private final List<Rule> safety;
    private final List<Rule> rules;
    private final EvidenceRule evidence;

    public Linter() {
        this(bean -> false);
    }

    /** @param closed whether a name belongs to a bean of this Quell that no model may use */
    public Linter(Predicate<String> closed) {
        var catalogue = Catalogue.bundled();
        var beans = new Beans(catalogue);
        this.safety =
                List.of(new CodeRule(), new ExpressionRule(catalogue, closed), new DelegateRule(beans, closed, false));
        this.rules = LintRules.all(catalogue, closed);
        this.evidence = new EvidenceRule(beans);
    }

    /**
     * @param resources contents by file name, with or without folders
     * @param alreadyThere what the resources may refer to besides each other
     * @return what is wrong with the resources, or because of them with what is already there
     */
    public List<Finding> check(Map<String, byte[]> resources, KnownModels alreadyThere) {
        var files = read(resources);
        var report = new Report();
        apply(rules, files, alreadyThere, report);
        evidence.check(new Models(files, alreadyThere.files()), new Models(List.of(), alreadyThere.files()), report);
        return report.findings();
    }

    /** Only what is not safe to run, whoever deploys it. */
    public List<Finding> checkSafety(Map<String, byte[]> resources) {
        var report = new Report();
        apply(safety, read(resources), KnownModels.none(), report);
        return report.findings();
    }

    private static void apply(List<Rule> rules, List<ModelFile> files, KnownModels known, Report report) {
        var models = new Models(files, known.files());
        for (var file : files) {
            var ofFile = report.of(file.name());
            var fault = file.fault();
            if (fault == null) {
                rules.forEach(rule -> rule.check(file, models, ofFile));
            } else {
                ofFile.error(fault.rule(), "", fault.line(), fault.problem(), fault.remedy());
            }
        }
    }

    private static List<ModelFile> read(Map<String, byte[]> resources) {
        return resources.entrySet().stream()
                .map(resource -> ModelReader.read(resource.getKey(), resource.getValue()))
                .toList();
    }
}
