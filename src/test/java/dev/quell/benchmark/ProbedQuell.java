package dev.quell.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.quell.QuellApplication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Quell with a clock right before the filters of its login and permissions and another right behind them: what lies between is what they
 * take. {@code GET /probe} tells the figures since it was asked last, as {@code requests wallNanos cpuNanos processCpuNanos}.
 */
public class ProbedQuell {

    private static final String SPENT = ProbedQuell.class.getName();
    private static final int BEFORE = SecurityProperties.DEFAULT_FILTER_ORDER - 1;
    private static final int BEHIND = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final LongAdder requests = new LongAdder();
    private final LongAdder wall = new LongAdder();
    private final LongAdder cpu = new LongAdder();
    private long processCpuBefore;

    public static void main(String[] args) {
        new SpringApplicationBuilder(QuellApplication.class, ProbedQuell.class).run(args);
    }

    /** What was spent behind the inner clock, while a request is on its way. */
    private record Spent(long wall, long cpu) {}

    @Bean
    FilterRegistrationBean<Filter> probeBeforeSecurity() {
        return at(BEFORE, (request, response, chain) -> {
            if (request instanceof HttpServletRequest asked
                    && asked.getRequestURI().equals("/probe")) {
                response.getWriter().write(told());
                return;
            }
            var begun = now();
            chain.doFilter(request, response);
            count(request, begun);
        });
    }

    @Bean
    FilterRegistrationBean<Filter> probeBehindSecurity() {
        return at(BEHIND, (request, response, chain) -> {
            var begun = now();
            chain.doFilter(request, response);
            var ended = now();
            request.setAttribute(SPENT, new Spent(ended.wall() - begun.wall(), ended.cpu() - begun.cpu()));
        });
    }

    private void count(ServletRequest request, Spent begun) {
        var ended = now();
        if (request.getAttribute(SPENT) instanceof Spent behind) {
            requests.increment();
            wall.add(ended.wall() - begun.wall() - behind.wall());
            cpu.add(ended.cpu() - begun.cpu() - behind.cpu());
        }
    }

    private String told() {
        var processCpu = process.getProcessCpuTime();
        var text = requests.sumThenReset() + " " + wall.sumThenReset() + " " + cpu.sumThenReset() + " "
                + (processCpu - processCpuBefore);
        processCpuBefore = processCpu;
        return text;
    }

    private Spent now() {
        return new Spent(System.nanoTime(), threads.getCurrentThreadCpuTime());
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setAsyncSupported(true);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
