package dev.quell.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How long a browser keeps what never changes under its address, and what may change with the next release. */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final Duration VERSIONED = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/**") // the path names the version
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(VERSIONED).cachePrivate().immutable());
        own(registry, "css");
        own(registry, "js");
    }

    /** Kept by the browser, but asked for again: "not modified" is a short answer. */
    private static void own(ResourceHandlerRegistry registry, String folder) {
        registry.addResourceHandler("/" + folder + "/**")
                .addResourceLocations("classpath:/static/" + folder + "/")
                .setCacheControl(CacheControl.noCache());
    }
}
