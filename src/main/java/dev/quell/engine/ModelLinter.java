package dev.quell.engine;

import dev.quell.lint.Linter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The linter of this Quell, which knows the beans that are closed to models. */
@Configuration(proxyBeanMethods = false)
class ModelLinter {

    @Bean
    Linter linter(ProcessBeans beans) {
        return new Linter(name -> beans.exists(name) && !beans.mayBeUsed(name));
    }
}
