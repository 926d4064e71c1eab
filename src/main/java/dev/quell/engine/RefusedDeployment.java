package dev.quell.engine;

import dev.quell.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;

/** Findings as the engine reports what it cannot deploy, which is what Camunda Modeler shows. */
final class RefusedDeployment {

    private RefusedDeployment() {}

    static ParseException because(List<Finding> findings) {
        var resources = findings.stream()
                .filter(Finding::isError)
                .map(Finding::resource)
                .distinct()
                .toList();
        var first = resources.get(0);
        var refusal = new ParseException(
                message(findings), first, problems(findings, first, true), problems(findings, first, false));
        resources.stream()
                .skip(1)
                .forEach(resource -> refusal.getResorceReports()
                        .add(new Report(
                                resource, problems(findings, resource, true), problems(findings, resource, false))));
        return refusal;
    }

    private static String message(List<Finding> findings) {
        var byFile = findings.stream()
                .filter(Finding::isError)
                .collect(Collectors.groupingBy(
                        Finding::resource,
                        Collectors.mapping(finding -> "* " + finding.sentence(), Collectors.joining("\n"))));
        return "Not deployed. "
                + byFile.entrySet().stream()
                        .map(file -> file.getKey() + ":\n" + file.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static List<Problem> problems(List<Finding> findings, String resource, boolean errors) {
        return findings.stream()
                .filter(finding -> finding.resource().equals(resource) && finding.isError() == errors)
                .<Problem>map(FoundProblem::new)
                .toList();
    }

    private record Report(String resource, List<Problem> errors, List<Problem> warnings) implements ResourceReport {

        @Override
        public String getResourceName() {
            return resource;
        }

        @Override
        public List<Problem> getErrors() {
            return errors;
        }

        @Override
        public List<Problem> getWarnings() {
            return warnings;
        }
    }

    private record FoundProblem(Finding finding) implements Problem {

        @Override
        public String getMessage() {
            return finding.sentence();
        }

        @Override
        public int getLine() {
            return finding.line();
        }

        @Override
        public int getColumn() {
            return 0;
        }

        @Override
        public String getMainElementId() {
            return finding.elementId();
        }

        @Override
        public List<String> getElementIds() {
            return finding.elementId().isEmpty() ? List.of() : List.of(finding.elementId());
        }
    }
}
