package dev.quell.incident.web;

import dev.quell.incident.IncidentVisibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever address names an incident, it answers as though a restricted one were not there. */
@Configuration(proxyBeanMethods = false)
class RestrictedDoors implements WebMvcConfigurer {

    private static final String INCIDENT = "id";

    private final IncidentVisibility visibility;

    RestrictedDoors(IncidentVisibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Doorkeeper())
                .addPathPatterns("/incidents/*/**", "/stream/incidents/*/**", "/api/v1/incidents/*/**");
    }

    private final class Doorkeeper implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            if (variables instanceof Map<?, ?> byName && byName.get(INCIDENT) instanceof String incident) {
                visibility.require(incident);
            }
            return true;
        }
    }
}
