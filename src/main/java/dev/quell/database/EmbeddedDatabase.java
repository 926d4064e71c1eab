package dev.quell.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The embedded PostgreSQL server and the way to it. It is stopped after the connection pool, by the order of the beans. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quell.database.embedded")
class EmbeddedDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(Environment environment) throws IOException {
        return EmbeddedServer.start(Path.of(environment.getProperty("quell.data-directory", "data")));
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }
}
