package dev.quell.connector.mlflow;

import static dev.quell.connector.mlflow.MlflowApi.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quell.automation.spi.ActionConnector;
import dev.quell.automation.spi.ActionKey;
import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.ConnectorInfo;
import dev.quell.automation.spi.ModelRegistry;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Permit;
import dev.quell.automation.spi.Plan;
import dev.quell.automation.spi.Planning;
import dev.quell.automation.spi.Probe;
import dev.quell.automation.spi.StateSnapshot;
import dev.quell.automation.spi.Target;
import dev.quell.connector.AliasPlanning;
import dev.quell.connector.Answer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Moves aliases of registered models. MLflow keeps no history of them and compares nothing on writing. */
@Component
class MlflowConnector implements ActionConnector, ModelRegistry {

    private static final ConnectorInfo INFO = new ConnectorInfo("mlflow", AliasPlanning.actions("mlflow"));
    private static final String TAG = "incident.action";
    private static final int MAX_VERSIONS = 1000;

    private final MlflowApi api;
    private final Clock clock;

    MlflowConnector(MlflowApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public ConnectorInfo info() {
        return INFO;
    }

    @Override
    public Target targetOf(ActionRequest request) {
        return AliasPlanning.target(request);
    }

    @Override
    public Probe probe(Connection connection) {
        try {
            api.anyModel(connection).require();
            return new Probe(true, "", List.of());
        } catch (ConnectorException e) {
            var hostRefused = e.getMessage().contains("Invalid Host header");
            return Probe.failed(
                    e, hostRefused ? e.getMessage() + "; start MLflow with --allowed-hosts" : e.getMessage());
        }
    }

    @Override
    public StateSnapshot read(Connection connection, ActionRequest request) {
        var name = request.param("model");
        var alias = request.param("alias");
        var version = aliases(registered(connection, name)).get(alias);
        var wanted = request.params().get("version");
        Map<String, Object> facts = wanted == null
                ? Map.of()
                : Map.of(AliasPlanning.VERSION_STATUS, status(api.version(connection, name, wanted)));
        return new StateSnapshot(targetOf(request), AliasPlanning.state(alias, version), facts, clock.instant());
    }

    @Override
    public Planning plan(StateSnapshot before, ActionRequest request) {
        return AliasPlanning.plan(before, request);
    }

    @Override
    public Outcome act(Connection connection, Plan plan, ActionKey key, Permit permit) {
        var request = plan.request();
        var name = request.param("model");
        var alias = request.param("alias");
        var answer = request.verb().equals(AliasPlanning.SET)
                ? api.setAlias(permit, connection, name, alias, request.param("version"))
                : api.removeAlias(permit, connection, name, alias);
        return answer.toChange(plan.predictedAfter());
    }

    /** A tag on the version tells whoever looks at MLflow which incident moved the alias; without it the move is as good. */
    @Override
    public void attribute(Connection connection, Plan plan, ActionKey key, Permit permit) {
        var version = plan.request().params().get("version");
        if (version != null) {
            api.tag(permit, connection, plan.request().param("model"), version, TAG, key.value());
        }
    }

    @Override
    public RegisteredModel model(Connection connection, String name) {
        var aliases = aliases(registered(connection, name));
        var versions = new ArrayList<ModelVersion>();
        var token = "";
        do {
            var page = api.versions(connection, name, token).require();
            page.path("model_versions").forEach(version -> versions.add(version(version)));
            token = text(page, "next_page_token");
        } while (!token.isEmpty() && versions.size() < MAX_VERSIONS);
        return new RegisteredModel(name, aliases, versions);
    }

    /** @throws ConnectorException when the answer is not about the model, so that a wrong address is not taken for a model without aliases */
    private JsonNode registered(Connection connection, String name) {
        var model = api.model(connection, name).require().path("registered_model");
        if (!text(model, "name").equals(name)) {
            throw ConnectorException.rejected(
                    Outcome.Code.MISCONFIGURED, "The answer is not about model " + name + "; is this MLflow?");
        }
        return model;
    }

    private static Map<String, String> aliases(JsonNode model) {
        var aliases = new TreeMap<String, String>();
        model.path("aliases").forEach(alias -> aliases.put(text(alias, "alias"), text(alias, "version")));
        return aliases;
    }

    private static String status(Answer version) {
        if (version instanceof Answer.Failure failure && failure.status() == 404) {
            return AliasPlanning.ABSENT;
        }
        return text(version.require().path("model_version"), "status");
    }

    private static ModelVersion version(JsonNode version) {
        return new ModelVersion(
                text(version, "version"),
                text(version, "status").equals(AliasPlanning.READY),
                Instant.ofEpochMilli(version.path("creation_timestamp").asLong()),
                text(version, "user_id"),
                text(version, "source"));
    }
}
