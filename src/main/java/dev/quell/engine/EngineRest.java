package dev.quell.engine;

import dev.quell.shared.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's own REST API, and that of Tasklist, answer a refusal with its status, its fields and its remedy. */
@Configuration(proxyBeanMethods = false)
class EngineRest {

    private static final String WEBAPP_SERVLET = "Engine Api";

    @Bean
    CamundaJerseyResourceConfig engineRestResources() {
        return new CamundaJerseyResourceConfig() {
            @Override
            protected void registerAdditionalResources() {
                register(new ProblemMapper());
                register(new UnreadableMapper());
                register(new NoCases());
            }
        };
    }

    /** Tasklist and Cockpit speak to the engine by a servlet of their own; what a factory adds runs after the starter has registered it. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> webappRefusals() {
        return factory -> factory.addInitializers(context -> Optional.ofNullable(
                        context.getServletRegistration(WEBAPP_SERVLET))
                .orElseThrow(() -> new IllegalStateException("No servlet is called " + WEBAPP_SERVLET))
                .setInitParameter(
                        "jersey.config.server.provider.classnames",
                        Stream.of(ProblemMapper.class, UnreadableMapper.class, NoCases.class, CockpitGroups.class)
                                .map(Class::getName)
                                .collect(Collectors.joining(","))));
    }

    /** What stops reading a body is the cause of what its reader makes of it. */
    @Priority(1)
    static final class UnreadableMapper implements ExceptionMapper<RestException> {

        @Override
        public Response toResponse(RestException exception) {
            return ProblemsOfCommands.problemIn(exception)
                    .map(problem -> new ProblemMapper().toResponse(problem))
                    .orElseGet(() -> ExceptionHandlerHelper.getInstance().getResponse(exception));
        }
    }

    /** What a refusal looks like: RFC 9457, and {@code message} beside it because that is what Tasklist shows. */
    record Refusal(
            String type, String title, int status, String detail, String message, List<Problem.FieldError> errors) {

        static Refusal of(Problem problem) {
            return new Refusal(
                    "about:blank",
                    problem.title(),
                    problem.status(),
                    problem.detail(),
                    problem.detail(),
                    problem.errors());
        }
    }

    static final class ProblemMapper implements ExceptionMapper<Problem> {

        @Override
        public Response toResponse(Problem problem) {
            return Response.status(problem.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Refusal.of(problem))
                    .build();
        }
    }
}
