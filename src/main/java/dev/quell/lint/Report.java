package dev.quell.lint;

import dev.quell.lint.model.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects what the rules find. */
final class Report {

    /** More help nobody; a hostile file could have thousands. */
    private static final int MOST = 500;

    private static final int LONGEST = 300;

    private static final Comparator<Finding> IN_ORDER = Comparator.comparing(Finding::resource)
            .thenComparing(Finding::severity)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::rule);

    private final List<Finding> findings = new ArrayList<>();

    /** Errors first in each file; the same one stands once, and no warning takes the place of an error. */
    List<Finding> findings() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .limit(MOST)
                .sorted(IN_ORDER)
                .toList();
    }

    OfFile of(String resource) {
        return new OfFile(resource);
    }

    /** What is found in one file. */
    final class OfFile {

        private final String resource;

        private OfFile(String resource) {
            this.resource = resource;
        }

        void error(String rule, XmlElement element, String problem, String remedy) {
            add(rule, Severity.ERROR, element, problem, remedy);
        }

        void warning(String rule, XmlElement element, String problem, String remedy) {
            add(rule, Severity.WARNING, element, problem, remedy);
        }

        /** About the whole file, or a part of it that is known by a key. */
        void error(String rule, String element, int line, String problem, String remedy) {
            add(rule, Severity.ERROR, "", element, line, problem, remedy);
        }

        void warning(String rule, String element, int line, String problem, String remedy) {
            add(rule, Severity.WARNING, "", element, line, problem, remedy);
        }

        private void add(String rule, Severity severity, XmlElement element, String problem, String remedy) {
            var named = Stream.concat(Stream.of(element), element.ancestors())
                    .filter(outer -> !outer.id().isEmpty())
                    .findFirst()
                    .orElse(element);
            add(rule, severity, named.label(), named.id(), element.line(), problem, remedy);
        }

        private void add(
                String rule, Severity severity, String name, String id, int line, String problem, String remedy) {
            findings.add(
                    new Finding(rule, severity, resource, plain(name), plain(id), line, plain(problem), plain(remedy)));
        }
    }

    /** What a model says can be long, and hold characters that no database takes. */
    private static String plain(String text) {
        var visible = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}
