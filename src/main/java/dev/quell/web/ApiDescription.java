package dev.quell.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for every operation of the API: who may ask, and how a refusal looks (RFC 9457). */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "ProblemBody";
    private static final String REFUSAL =
            "Refused or failed, and why: 400 names each faulty field, 401 and 403 are about the caller, 404 and 409 about what "
                    + "was asked for, 413 and 415 about the body, 503 means that nothing was taken and it may be repeated";

    @Bean
    OpenApiCustomizer describeApi() {
        return api -> {
            api.info(new Info()
                    .title("Quell")
                    .version("v1")
                    .description("Incidents in AI systems: their record, their signals, and what they are about."));
            ModelConverters.getInstance()
                    .readAll(ProblemBody.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            api.getComponents().getSchemas().values().forEach(ApiDescription::allowNull);
            authenticate(api);
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::refuse));
        };
    }

    /** What need not be there is null where it is not. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
    private static void allowNull(Schema schema) {
        Map<String, Schema> properties = schema.getProperties() == null ? Map.of() : schema.getProperties();
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        properties.replaceAll((name, property) -> required.contains(name) ? property : nullable(property));
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().anyOf(List.of(schema, new Schema<>().types(Set.of("null"))));
        }
        if (schema.getTypes() != null) {
            schema.addType("null");
        }
        return schema;
    }

    private static void authenticate(OpenAPI api) {
        api.getComponents()
                .addSecuritySchemes(
                        "apiKey",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
                .addSecuritySchemes(
                        "password",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        api.addSecurityItem(new SecurityRequirement().addList("apiKey"))
                .addSecurityItem(new SecurityRequirement().addList("password"));
    }

    private static void refuse(Operation operation) {
        var problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        var content = new Content().addMediaType("application/problem+json", new MediaType().schema(problem));
        operation
                .getResponses()
                .addApiResponse(
                        "default", new ApiResponse().description(REFUSAL).content(content));
    }
}
