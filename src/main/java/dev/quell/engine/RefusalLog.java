package dev.quell.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.quell.shared.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * An answer that a listener refuses is no fault, nor is a deployment with mistakes in its files. The engine logs every
 * exception that leaves a command as an error with its stack; of a refusal one line remains.
 */
@Component
class RefusalLog extends TurboFilter {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final String COMMANDS = "org.camunda.bpm.engine.context";

    private final ILoggerFactory loggers = LoggerFactory.getILoggerFactory();

    @PostConstruct
    void listen() {
        if (loggers instanceof LoggerContext context) {
            start();
            context.addTurboFilter(this);
        }
    }

    @PreDestroy
    void leave() {
        if (loggers instanceof LoggerContext context) {
            context.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable exception) {
        if (!level.equals(Level.ERROR) || !COMMANDS.equals(logger.getName())) {
            return FilterReply.NEUTRAL;
        }
        return Stream.concat(Stream.ofNullable(exception), throwables(parameters))
                .flatMap(cause -> ProblemsOfCommands.refusalIn(cause).stream())
                .findFirst()
                .map(RefusalLog::note)
                .orElse(FilterReply.NEUTRAL);
    }

    /** The engine hands the exception over as the last parameter of its message. */
    private static Stream<Throwable> throwables(Object @Nullable [] parameters) {
        return Stream.ofNullable(parameters)
                .flatMap(Arrays::stream)
                .filter(Throwable.class::isInstance)
                .map(Throwable.class::cast);
    }

    private static FilterReply note(Problem refusal) {
        LOG.info("Refused with {}: {}", refusal.status(), refusal.detail().replaceAll("\\R", " "));
        return FilterReply.DENY;
    }
}
