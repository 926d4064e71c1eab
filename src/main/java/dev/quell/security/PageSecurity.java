package dev.quell.security;

import static dev.quell.security.Paths.path;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What people open: Quell's pages and Camunda's web applications, behind one form login with a session. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** The style attributes that bpmn-js 8.0.0 writes for its layers and its logo, by their hashes; no other works. */
    private static final String VIEWER_STYLES = "'unsafe-hashes'"
            + " 'sha256-HrvAPhJHDMpEBcplBvvwyxAYUF0koC1/uv7HLEC0aqg='"
            + " 'sha256-AHtqGIKHiUalONG+xeO90E9yUgWLoWuygINiCuiaBnA='"
            + " 'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4='"
            + " 'sha256-j2t/iYgmiK/9tDIa+YLs3dUK18D+PDjuKi+KxuYXU/w='"
            + " 'sha256-F1/lIJB2HC2RT+RPHwCjlrUMGQft2PdUC4nHeQ7MKsc='"
            + " 'sha256-9OIpRRx0bq4t4s2zyqbocMNwedniLDaxLB+FlLIjNgM='"
            + " 'sha256-GAdrtwahSjGXI0UQQnfyEVtPn+wfgQxvyrjyQuByfuU='"
            + " 'sha256-JpvvTIK7ulxf/3oA+AUuVbO9Labs8npGWGm9X9nGIWw='"
            + " 'sha256-OiHWqvo9dpVH2ZTYJl3A+IJzE/VCEoC16CMSpFs+v0E='";

    private static final String PAGE_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr " + VIEWER_STYLES
                    + "; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final RequestMatcher CAMUNDA = path("/camunda/**");
    private static final RequestMatcher CAMUNDA_API = path("/camunda/api/**");
    private static final RequestMatcher CALL_OF_A_SCRIPT = new OrRequestMatcher(
            CAMUNDA_API, path("/stream/**"), new RequestHeaderRequestMatcher("HX-Request", "true"));
    private static final RequestMatcher CAMUNDA_LOGOUT = path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");

    private static final List<AccessRow> ROWS = AccessMatrix.chain(
            AccessMatrix.PAGES, AccessMatrix.WEBAPPS, AccessMatrix.WEBAPPS_ENGINE, AccessMatrix.REST_OF_PAGES);

    @Bean
    @Order(5)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            PasswordLogin passwords,
            People people,
            Clock clock,
            ObjectProvider<ClientRegistrationRepository> providers,
            ProviderLogin provided)
            throws Exception {
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(
                    login -> login.loginPage("/login").successHandler(provided).failureUrl("/login?refused"));
        }
        http.authenticationProvider(passwords)
                .authorizeHttpRequests(Paths.rules(ROWS))
                .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA)) // its own filter checks a token of its own
                .headers(PageSecurity::headers)
                .addFilterAfter(new LoginRenewal(people, clock), SecurityContextHolderFilter.class)
                .requestCache(cache -> cache.requestCache(onlyPages()))
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(path(HttpMethod.POST, "/logout"), CAMUNDA_LOGOUT))
                        .logoutSuccessHandler(loggedOut()))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), CALL_OF_A_SCRIPT)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"),
                                new NegatedRequestMatcher(CALL_OF_A_SCRIPT)));
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        HeaderWriter policy = new ContentSecurityPolicyHeaderWriter(PAGE_POLICY);
        headers.frameOptions(FrameOptionsConfig::sameOrigin)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(CAMUNDA), policy));
    }

    /** After the login somebody continues with the page that was asked for, not with one of its pictures or calls. */
    private static HttpSessionRequestCache onlyPages() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(new AndRequestMatcher(html, new NegatedRequestMatcher(CALL_OF_A_SCRIPT)));
        return cache;
    }

    private static LogoutSuccessHandler loggedOut() {
        var camunda = new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT);
        return (request, response, authentication) -> {
            if (CAMUNDA_LOGOUT.matches(request)) {
                camunda.onLogoutSuccess(request, response, authentication);
            } else {
                response.sendRedirect(request.getContextPath() + "/login?out");
            }
        };
    }
}
