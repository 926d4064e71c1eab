package dev.quell.testing.outside;

import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** A real OpenID Connect provider: Spring Authorization Server with two people, one of whom is called like somebody in Quell. */
public final class IdentityProvider implements AutoCloseable {

    public static final String PASSWORD = "known-to-the-provider";
    public static final String CLIENT_SECRET = "shared-with-quell";

    private final ConfigurableApplicationContext server;
    private final int port;

    private IdentityProvider(ConfigurableApplicationContext server, int port) {
        this.server = server;
        this.port = port;
    }

    /** @param redirect the address in Quell to which it sends people back */
    public static IdentityProvider start(int port, String redirect) {
        var client = "spring.security.oauth2.authorizationserver.client.quell.registration.";
        var server = new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of(
                        "spring.config.name",
                        "no-file",
                        "server.port",
                        String.valueOf(port),
                        "server.servlet.session.cookie.name",
                        "PROVIDER",
                        client + "client-id",
                        "quell",
                        client + "client-secret",
                        "{noop}" + CLIENT_SECRET,
                        client + "client-authentication-methods",
                        "client_secret_basic",
                        client + "authorization-grant-types",
                        "authorization_code",
                        client + "redirect-uris",
                        redirect,
                        client + "scopes",
                        "openid,profile"))
                .run();
        return new IdentityProvider(server, port);
    }

    public String issuer() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        server.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
    static class Server {

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("ann").password("{noop}" + PASSWORD).build(),
                    User.withUsername("admin").password("{noop}" + PASSWORD).build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> context.getClaims()
                    .claim("preferred_username", context.getPrincipal().getName())
                    .claim("groups", List.of("sre-on-call", "everybody"));
        }
    }
}
