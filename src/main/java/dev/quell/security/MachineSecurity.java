package dev.quell.security;

import static dev.quell.security.Paths.path;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What machines call: the engine's REST API and Quell's own. Never anonymous, without a session, without CSRF tokens. */
@Configuration(proxyBeanMethods = false)
class MachineSecurity {

    /** Reports and evidence are shown, never run. */
    private static final String NOTHING_RUNS =
            "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private final ApiKeys keys;
    private final People people;
    private final RecentLogins recent;
    private final PasswordLogin passwords;
    private final MachineRefusals refusals;
    private final HandlerExceptionResolver problems;

    MachineSecurity(
            ApiKeys keys,
            People people,
            RecentLogins recent,
            PasswordLogin passwords,
            MachineRefusals refusals,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.keys = keys;
        this.people = people;
        this.recent = recent;
        this.passwords = passwords;
        this.refusals = refusals;
        this.problems = problems;
    }

    /** Nobody reads measurements of each filter; taking them costs more than the filters do. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRestChain(HttpSecurity http) throws Exception {
        forMachines(http.securityMatcher(path("/engine-rest/**")));
        http.authorizeHttpRequests(Paths.rules(AccessMatrix.ENGINE_REST));
        return http.build();
    }

    /** As short as can be: what monitoring sends comes by the thousand, and never from a person's session. */
    @Bean
    @Order(2)
    SecurityFilterChain signalChain(HttpSecurity http, Webhooks webhooks, WebhookMessages messages) throws Exception {
        forMachines(http.securityMatcher(path("/api/v1/signals/**")));
        http.addFilterBefore(
                new WebhookFilter(webhooks, messages, people, recent, refusals, problems),
                BasicAuthenticationFilter.class);
        http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.withObjectPostProcessor(eagerly()))
                .authorizeHttpRequests(Paths.rules(List.of(AccessMatrix.SIGNALS)));
        return http.build();
    }

    /** Before the request is served: its answer is written by another thread, which must not find them half written. */
    private static ObjectPostProcessor<HeaderWriterFilter> eagerly() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends HeaderWriterFilter> O postProcess(O filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiChain(HttpSecurity http) throws Exception {
        forMachines(http.securityMatcher(path("/api/**")));
        http.securityContext(context -> context.securityContextRepository(new ReadOnlySession()));
        http.authorizeHttpRequests(Paths.rules(AccessMatrix.chain(AccessMatrix.API, AccessMatrix.REST_OF_API)));
        return http.build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain actuatorChain(HttpSecurity http) throws Exception {
        forMachines(http.securityMatcher(path("/actuator/**")));
        http.authorizeHttpRequests(Paths.rules(AccessMatrix.ACTUATOR));
        return http.build();
    }

    private void forMachines(HttpSecurity http) throws Exception {
        http.authenticationProvider(new MachineLogin(passwords, recent))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING_RUNS)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new CrossSiteFilter(problems), BasicAuthenticationFilter.class)
                .addFilterBefore(
                        new ApiKeyFilter(keys, people, recent, refusals, refusals), BasicAuthenticationFilter.class);
    }
}
