package dev.quell.benchmark;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The peer: Camunda's starter with web applications and REST API, tuned, and nothing of Quell. {@code POST /alerts} takes Alertmanager's
 * v2 body and starts one process instance an alert.
 */
@EnableAutoConfiguration
class BareCamunda {

    private static final ParameterizedTypeReference<List<Map<String, Object>>> ALERTS =
            new ParameterizedTypeReference<>() {};

    public static void main(String[] arguments) {
        SpringApplication.run(BareCamunda.class, arguments);
    }

    @Bean
    RouterFunction<ServerResponse> alerts(RuntimeService runtime) {
        return RouterFunctions.route()
                .POST("/alerts", request -> {
                    for (var alert : request.body(ALERTS)) {
                        var labels = (Map<?, ?>) alert.get("labels");
                        runtime.startProcessInstanceByKey(
                                "look-at-alert",
                                String.valueOf(labels.get("instance")),
                                Map.of(
                                        "alertname", labels.get("alertname"),
                                        "system", labels.get("system"),
                                        "startsAt", alert.get("startsAt")));
                    }
                    return ServerResponse.ok().build();
                })
                .build();
    }

    @Bean({
        "nothing",
        "checkDeclaration",
        "lookUpSystem",
        "recordPlaybook",
        "checkAnswers",
        "checkVerification",
        "noteJoinedSignal"
    })
    BareBeans.Nothing nothing() {
        return new BareBeans.Nothing();
    }

    @Bean
    BareBeans.RegisterIncident registerIncident() {
        return new BareBeans.RegisterIncident();
    }

    @Bean
    BareBeans.ServiceLevel serviceLevel() {
        return new BareBeans.ServiceLevel();
    }

    @Bean
    BareBeans.PlaybookPart playbookPart() {
        return new BareBeans.PlaybookPart();
    }
}
