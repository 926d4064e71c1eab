package dev.quell.connector.simulated;

import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.ActionKey;
import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.ConnectorInfo;
import dev.quell.automation.spi.ModelRegistry;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Permit;
import dev.quell.automation.spi.PipelineScheduler;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Planning;
import dev.quell.automation.spi.Probe;
import dev.quell.automation.spi.Simulation;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.automation.spi.Target;
import dev.quell.connector.AliasPlanning;
import dev.quell.connector.PausePlanning;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Does to the simulated world what the real connectors do to theirs, by the same plans. */
@Component
class SimulatedConnector implements ActionConnector, ModelRegistry, PipelineScheduler, Simulation {

    private static final ConnectorInfo INFO = new ConnectorInfo(
            "simulated",
            Stream.concat(AliasPlanning.actions("simulated").stream(), PausePlanning.actions("simulated").stream())
                    .toList());

    private final SimulatedWorld world;
    private final Clock clock;

    SimulatedConnector(SimulatedWorld world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public Target targetOf(ActionRequest request) {
        return onAlias(request) ? AliasPlanning.target(request) : PausePlanning.target(request);
    }

    @Override
    public Probe probe(Connection connection) {
        return new Probe(true, "simulated", List.of());
    }

    @Override
    public StateSnapshot read(Connection connection, ActionRequest request) {
        return onAlias(request) ? readAlias(connection, request) : readPipeline(connection, request);
    }

    @Override
    public Planning plan(StateSnapshot before, ActionRequest request) {
        return onAlias(request) ? AliasPlanning.plan(before, request) : PausePlanning.plan(before, request);
    }

    @Override
    public Outcome act(Connection connection, Plan plan, ActionKey key, Permit permit) {
        if (!permit.valid()) {
            return Outcome.Waiting.because("The permit to change the simulation ran out");
        }
        var request = plan.request();
        var changed = onAlias(request)
                ? world.change(
                        connection.name(),
                        SimulatedModel.class,
                        request.param("model"),
                        model -> model.withAlias(
                                request.param("alias"), request.params().get("version")))
                : world.change(
                        connection.name(),
                        SimulatedPipeline.class,
                        request.param("dagId"),
                        pipeline -> pipeline.withPaused(request.verb().equals(PausePlanning.PAUSE)));
        return changed.isPresent()
                ? new Outcome.Applied(plan.predictedAfter(), "Done in the simulation")
                : new Outcome.Rejected(
                        Outcome.Code.NOT_FOUND,
                        "The simulation no longer has " + targetOf(request).key());
    }

    @Override
    public void attribute(Connection connection, Plan plan, ActionKey key, Permit permit) {
        var version = plan.request().params().get("version");
        if (version != null) {
            world.change(
                    connection.name(),
                    SimulatedModel.class,
                    plan.request().param("model"),
                    model -> model.withTag(version, key.value()));
        }
    }

    @Override
    public RegisteredModel model(Connection connection, String name) {
        var model = requireModel(connection, name);
        return new RegisteredModel(name, model.aliases(), model.versions());
    }

    @Override
    public Pipeline pipeline(Connection connection, String name) {
        var pipeline = requirePipeline(connection, name);
        return new Pipeline(name, pipeline.paused(), pipeline.runs());
    }

    @Override
    public void furnishModel(Connection connection, String model, String alias, String lastGood, String current) {
        var now = clock.instant();
        world.add(
                connection.name(),
                model,
                new SimulatedModel(
                        Map.of(alias, current),
                        List.of(
                                SimulatedModel.ready(current, now.minus(Duration.ofDays(2))),
                                SimulatedModel.ready(lastGood, now.minus(Duration.ofDays(30)))),
                        Map.of()));
    }

    @Override
    public void furnishVersion(Connection connection, String model, String version) {
        world.change(
                connection.name(), SimulatedModel.class, model, known -> known.withVersion(version, clock.instant()));
    }

    @Override
    public void furnishPipeline(Connection connection, String pipeline) {
        world.add(connection.name(), pipeline, SimulatedPipeline.daily(clock.instant()));
    }

    private StateSnapshot readAlias(Connection connection, ActionRequest request) {
        var model = requireModel(connection, request.param("model"));
        var alias = request.param("alias");
        var wanted = request.params().getOrDefault("version", "");
        var status = model.version(wanted)
                .map(version -> version.ready() ? AliasPlanning.READY : "PENDING")
                .orElse(AliasPlanning.ABSENT);
        return new StateSnapshot(
                targetOf(request),
                AliasPlanning.state(alias, model.aliases().get(alias)),
                Map.of(AliasPlanning.VERSION_STATUS, status),
                clock.instant());
    }

    private StateSnapshot readPipeline(Connection connection, ActionRequest request) {
        var pipeline = requirePipeline(connection, request.param("dagId"));
        return new StateSnapshot(
                targetOf(request),
                PausePlanning.state(pipeline.paused()),
                Map.of(PausePlanning.ACTIVE_RUNS, pipeline.activeRuns()),
                clock.instant());
    }

    private SimulatedModel requireModel(Connection connection, String name) {
        return world.find(connection.name(), SimulatedModel.class, name)
                .orElseThrow(() -> absent("model", name, connection));
    }

    private SimulatedPipeline requirePipeline(Connection connection, String name) {
        return world.find(connection.name(), SimulatedPipeline.class, name)
                .orElseThrow(() -> absent("pipeline", name, connection));
    }

    private static ConnectorException absent(String what, String name, Connection connection) {
        return ConnectorException.rejected(
                Outcome.Code.NOT_FOUND, "Simulation \"" + connection.name() + "\" has no " + what + " " + name);
    }

    private static boolean onAlias(ActionRequest request) {
        return request.verb().endsWith("Alias");
    }
}
