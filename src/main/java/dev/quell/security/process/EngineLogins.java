package dev.quell.security.process;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries a login over to the engine, after Spring Security's filter and before Camunda's own. */
@Configuration(proxyBeanMethods = false)
class EngineLogins {

    /** Spring Security's filter has -100; Camunda's filters have none and come last. */
    private static final int AFTER_SPRING_SECURITY = -90;

    @Bean
    FilterRegistrationBean<EngineIdentityFilter> engineRestIdentity(IdentityService identity) {
        var registration = new FilterRegistrationBean<>(new EngineIdentityFilter(identity));
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappLogin> webappLogin() {
        var registration = new FilterRegistrationBean<>(new WebappLogin(new CurrentLogin()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SPRING_SECURITY);
        return registration;
    }

    /** Camunda's filter for logins from outside, with the provider handed in instead of named in a parameter. */
    static final class WebappLogin extends ContainerBasedAuthenticationFilter {

        WebappLogin(AuthenticationProvider provider) {
            authenticationProvider = provider;
        }

        /** Some calls, as the one for the login itself, name the engine elsewhere or nowhere; there is only one. */
        @Override
        protected String extractEngineName(HttpServletRequest request) {
            return Objects.requireNonNullElse(super.extractEngineName(request), "default");
        }

        @Override
        public void init(FilterConfig config) {
            // the provider is there already
        }
    }
}
