package dev.quell.web;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What guards the API, and the pages where it says so, around their controllers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
class ApiFilters {

    private static final String API = "/api/*";
    private static final String[] ENGINE = {"/engine-rest/*", "/camunda/api/*"};

    /** How much one request to the API may bring: {@code quell.api.max-body}, 5 MiB unless set. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(@Value("${quell.api.max-body:5MB}") DataSize limit) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(limit));
        registration.addUrlPatterns(API);
        return registration;
    }

    /** How much one deployment may bring over either API of the engine: {@code quell.engine.max-body}, 16 MiB unless set. */
    @Bean
    FilterRegistrationBean<BodyLimit> engineBodyLimit(@Value("${quell.engine.max-body:16MB}") DataSize limit) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(limit));
        registration.addUrlPatterns(ENGINE);
        return registration;
    }

    /** The same for whoever says the length beforehand, as Camunda Modeler does: nothing of it is read. */
    @Bean
    FilterRegistrationBean<UploadLimit> engineUploadLimit(@Value("${quell.engine.max-body:16MB}") DataSize limit) {
        var registration = new FilterRegistrationBean<>(new UploadLimit(limit));
        registration.addUrlPatterns(ENGINE);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<UploadLimit> uploadLimit(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize limit) {
        var registration = new FilterRegistrationBean<>(new UploadLimit(limit));
        registration.addUrlPatterns("/incidents/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    /** After the login, so that only who may come in takes a place. */
    @Bean
    FilterRegistrationBean<PageLimit> pageLimit(
            PageSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new PageLimit(settings, problems));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /** Around the login. */
    @Bean
    FilterRegistrationBean<FilterFailures> filterFailures(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new FilterFailures(problems));
        registration.addUrlPatterns(API);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
