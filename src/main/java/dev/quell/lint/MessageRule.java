package dev.quell.lint;

import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.XmlElement;
import dev.quell.lint.process.Expression;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A message has a sender and a receiver. */
final class MessageRule implements Rule {

    private static final String REMEDY = "correct its name: it must be the same on both sides";

    private final Beans beans;

    MessageRule(Beans beans) {
        this.beans = beans;
    }

    @Override
    public void check(ModelFile file, Models models, Report.OfFile report) {
        for (var process : file.processes()) {
            models.graph(process).nodes().forEach(node -> check(node, models, report));
        }
    }

    private void check(XmlElement node, Models models, Report.OfFile report) {
        if (names(node) && nameOf(node).filter(name -> !name.isBlank()).isEmpty()) {
            report.error("message-name", node, "its message has no name", "give the message a name");
        }
        receivedBy(node)
                .filter(name -> !Expression.isIn(name) && !isSent(name, models))
                .ifPresent(name -> report.error("message-no-sender", node, "nobody sends the message " + name, REMEDY));
        Stream.concat(sentBy(node).stream(), sentByBeanOf(node).stream())
                .filter(name -> !isReceived(name, models))
                .forEach(name ->
                        report.error("message-no-receiver", node, "nobody receives the message " + name, REMEDY));
    }

    private boolean isSent(String name, Models models) {
        return beans.catalogue().messages().contains(name)
                || beans.catalogue().beans().stream().anyMatch(bean -> name.equals(bean.sends()))
                || nodes(models)
                        .anyMatch(node -> sentBy(node).filter(name::equals).isPresent());
    }

    private static boolean isReceived(String name, Models models) {
        return nodes(models)
                .anyMatch(node -> receivedBy(node).filter(name::equals).isPresent());
    }

    private static Stream<XmlElement> nodes(Models models) {
        return models.processes().values().stream()
                .flatMap(process -> models.graph(process).nodes());
    }

    private Optional<String> sentByBeanOf(XmlElement node) {
        return beans.of(node).map(Bean::sends).filter(Objects::nonNull);
    }

    private static Optional<String> receivedBy(XmlElement node) {
        return throwsIt(node) ? Optional.empty() : nameOf(node);
    }

    private static Optional<String> sentBy(XmlElement node) {
        return throwsIt(node) ? nameOf(node) : Optional.empty();
    }

    private static boolean throwsIt(XmlElement node) {
        return node.is("endEvent") || node.is("intermediateThrowEvent") || node.is("sendTask");
    }

    private static boolean names(XmlElement node) {
        return node.child("messageEventDefinition").isPresent() || node.is("receiveTask");
    }

    private static Optional<String> nameOf(XmlElement node) {
        var reference = node.child("messageEventDefinition").orElse(node).attribute("messageRef");
        return node.ancestors()
                .filter(outer -> outer.is("definitions"))
                .flatMap(root -> root.children("message").stream())
                .filter(message -> message.id().equals(reference))
                .map(message -> message.attribute("name"))
                .findFirst();
    }
}
