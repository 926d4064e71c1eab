package dev.quell.web;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/**
 * Spring Security looks up the handler of every request ahead of its filters, for matchers that want to know it. Ours look at
 * the path alone ({@code security.Paths}); and no handler is found for what servlets answer, after a search through all of them.
 */
@Component
class HandlersLookedUpOnce implements BeanPostProcessor {

    private final ApplicationContext context;

    HandlersLookedUpOnce(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (!(bean instanceof HandlerMappingIntrospector)) {
            return bean;
        }
        var without = new WithoutLookUpAhead();
        without.setApplicationContext(context);
        return without;
    }

    private static final class WithoutLookUpAhead extends HandlerMappingIntrospector {

        @Override
        public Filter createCacheFilter() {
            return (request, response, chain) -> chain.doFilter(request, response);
        }
    }
}
