package dev.quell.database;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Without {@code spring.datasource.url}, Quell brings its own database, and with it demo people and sample AI systems. */
public class EmbeddedDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("spring.datasource.url", "").isBlank()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "embeddedDefaults", Map.of("quell.database.embedded", "true", "quell.demo", "true")));
        }
    }
}
