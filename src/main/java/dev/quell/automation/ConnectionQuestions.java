package dev.quell.automation;

import dev.quell.automation.SystemConnections.Answer;
import dev.quell.automation.SystemConnections.Question;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.ModelRegistry;
import dev.quell.automation.spi.ModelRegistry.RegisteredModel;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.Pipeline;
import dev.quell.inventory.Registry;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What there is to ask about the outside systems of an inventory entry. */
@Component
class ConnectionQuestions {

    private final Connections connections;

    ConnectionQuestions(Connections connections) {
        this.connections = connections;
    }

    List<Question> about(AiSystem system) {
        var questions = new ArrayList<Question>();
        names(system).forEach(name -> questions.add(question("Connection " + name, subject -> reached(subject, name))));
        var registry = system.registry();
        if (registry != null) {
            questions.add(question("Model " + registry.model(), subject -> model(subject, registry)));
        }
        system.pipelines()
                .forEach(pipeline -> questions.add(
                        question("Pipeline " + pipeline.dagId(), subject -> pipeline(subject, pipeline))));
        return questions;
    }

    private static List<String> names(AiSystem system) {
        var registry = Stream.ofNullable(system.registry()).map(Registry::connection);
        return Stream.concat(registry, system.pipelines().stream().map(Pipeline::connection))
                .distinct()
                .toList();
    }

    private static Question question(String subject, Function<String, Answer> ask) {
        return new Question(subject, () -> {
            try {
                return ask.apply(subject);
            } catch (ConnectorException e) {
                return new Answer(subject, false, "There is no good answer: " + e.getMessage() + ".", remedy(e));
            } catch (Problem e) {
                return new Answer(subject, false, "It cannot be asked.", e.detail() + ".");
            }
        });
    }

    private static String remedy(ConnectorException e) {
        if (e.retryable()) {
            return "Look whether the server runs and can be reached from here, then test again.";
        }
        return e.outcome() instanceof Outcome.Rejected rejected && rejected.code() == Outcome.Code.MISCONFIGURED
                ? "Have the setting changed that is named here, then test again."
                : "Correct the name in the inventory entry, or the permission of the account that Quell uses there.";
    }

    private Answer reached(String subject, String name) {
        var connection = connections.require(name);
        if (simulated(connection)) {
            return new Answer(subject, true, "It is the built-in simulation: nothing real is called.", "");
        }
        var probe = connections.connector(connection).probe(connection);
        var finding = probe.reachable()
                ? connection.name() + " (" + connection.type() + ") can be reached."
                : connection.name() + " (" + connection.type() + ") cannot be reached.";
        return new Answer(subject, probe.usable(), finding, connection.redact(String.join("; ", probe.problems())));
    }

    private Answer model(String subject, Registry registry) {
        var connection = connections.require(registry.connection());
        var models = connections.as(ModelRegistry.class, connection);
        return simulated(connection)
                ? furnished(subject)
                : model(subject, registry, models.model(connection, registry.model()));
    }

    private static Answer model(String subject, Registry registry, RegisteredModel found) {
        var version = found.aliases().get(registry.alias());
        if (version == null) {
            return new Answer(
                    subject,
                    false,
                    "The registry knows the model, but it has no alias " + registry.alias() + ".",
                    "Set the alias " + registry.alias() + " in the registry, or name the one that serving follows.");
        }
        var good = registry.lastGoodVersion();
        var there = good == null
                || found.versions().stream().anyMatch(each -> each.version().equals(good) && each.ready());
        return new Answer(
                subject,
                there,
                "The registry knows the model; " + registry.alias() + " stands at version " + version + ".",
                there
                        ? ""
                        : "Version " + good
                                + ", the last good one, is not there or not ready: name another to roll back to.");
    }

    private Answer pipeline(String subject, Pipeline pipeline) {
        var connection = connections.require(pipeline.connection());
        var scheduler = connections.as(PipelineScheduler.class, connection);
        if (simulated(connection)) {
            return furnished(subject);
        }
        var found = scheduler.pipeline(connection, pipeline.dagId());
        return new Answer(
                subject,
                true,
                found.paused()
                        ? "The scheduler knows the pipeline; it is paused."
                        : "The scheduler knows the pipeline; it is not paused.",
                "");
    }

    private static Answer furnished(String subject) {
        return new Answer(subject, true, "The simulation plays it whenever a response needs it.", "");
    }

    private static boolean simulated(Connection connection) {
        return connection.type().equals("simulated");
    }
}
