package dev.quell.intake.web;

import dev.quell.intake.CanonicalSignal;
import dev.quell.intake.IntakeReceipt;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The part of the API's description that no controller tells: {@link SignalServlet} is none. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // before what is said about every operation
class SignalDescription implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var receipt = schema(api.getComponents(), IntakeReceipt.class);
        var signal = schema(api.getComponents(), CanonicalSignal.class);
        var signals = new Schema<>().oneOf(List.of(signal, new ArraySchema().items(signal)));
        api.getPaths()
                .addPathItem(
                        "/api/v1/signals",
                        post("reportSignals", "Reports one signal or a list of them", signals, receipt))
                .addPathItem(
                        "/api/v1/signals/alertmanager",
                        post(
                                "reportAlerts",
                                "Takes the webhook of Prometheus Alertmanager, version 4",
                                new ObjectSchema().addProperty("alerts", new ArraySchema().items(new ObjectSchema())),
                                receipt));
    }

    private static PathItem post(String id, String summary, Schema<?> body, Schema<?> receipt) {
        var stored = new ApiResponse().description("Stored for good").content(json(receipt));
        return new PathItem()
                .post(new Operation()
                        .operationId(id)
                        .summary(summary)
                        .addTagsItem("signals")
                        .requestBody(new RequestBody().required(true).content(json(body)))
                        .responses(new ApiResponses().addApiResponse("200", stored)));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static Schema<?> schema(Components components, Type type) {
        ModelConverters.getInstance().readAll(type).forEach(components::addSchemas);
        return new Schema<>().$ref("#/components/schemas/" + ((Class<?>) type).getSimpleName());
    }
}
