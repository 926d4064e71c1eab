package dev.quell.intake.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.intake.Intake;
import dev.quell.intake.IntakeGate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The address of {@link SignalServlet}; the login and every filter of the API stand before it. */
@Configuration(proxyBeanMethods = false)
class IntakeWeb {

    @Bean
    ServletRegistrationBean<SignalServlet> signalServlet(
            Intake intake,
            IntakeGate gate,
            ObjectMapper json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var servlet = new SignalServlet(intake, gate, json, problems);
        return new ServletRegistrationBean<>(servlet, "/api/v1/signals/*");
    }
}
