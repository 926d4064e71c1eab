package dev.quell.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much one request to the API may bring: {@code quell.api.max-body}, 5 MiB unless set. */
@Configuration(proxyBeanMethods = false)
class BodyLimitConfiguration {

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(@Value("${quell.api.max-body:5MB}") DataSize limit) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(limit));
        registration.addUrlPatterns("/api/*");
        return registration;
    }
}
