package dev.quell.engine;

import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * A refusal by a listener or delegate leaves the engine as the {@link Problem} it is. The engine wraps it in exceptions of
 * its own, which its REST API answers with 500 and a text that no person can act on.
 */
@Component
class ProblemsOfCommands extends AbstractProcessEnginePlugin {

    private static final int DEEPEST_CAUSE = 20;
    private static final int FAULT = 500;

    /** What the engine says to a query without a limit, and leaves its reader to guess. */
    private static final String UNBOUNDED = "An unbound number of results is forbidden!";

    private static final String HOW_MANY = "maxResults: say how many results you want, for example maxResults=100";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var interceptors = new ArrayList<CommandInterceptor>();
        interceptors.add(new Unwrapping());
        interceptors.addAll(Objects.requireNonNullElse(
                configuration.getCustomPreCommandInterceptorsTxRequired(), List.<CommandInterceptor>of()));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }

    static Optional<Problem> problemIn(Throwable exception) {
        Throwable cause = exception;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Why whoever gave the command has to change it; empty when the fault is ours. */
    static Optional<Problem> refusalIn(Throwable exception) {
        return problemIn(exception).or(() -> faultyFile(exception)).filter(problem -> problem.status() < FAULT);
    }

    private static Optional<Problem> faultyFile(Throwable exception) {
        return exception instanceof ParseException || exception.getCause() instanceof DmnTransformException
                ? Optional.of(new Problem(
                        400, "Not deployed", String.valueOf(deepest(exception).getMessage()), List.of()))
                : Optional.empty();
    }

    /** The outer ones only say that something is wrong. */
    private static Throwable deepest(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .reduce(fault, (outer, cause) -> cause);
    }

    private static final class Unwrapping extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException e) {
                throw problemIn(e).<RuntimeException>map(problem -> problem).orElseGet(() -> withRemedy(e));
            }
        }

        private static ProcessEngineException withRemedy(ProcessEngineException refusal) {
            if (refusal.getCause() instanceof DmnTransformException fault) {
                return new BadUserRequestException(
                        "Not deployed: " + deepest(fault).getMessage(), refusal);
            }
            return UNBOUNDED.equals(refusal.getMessage()) ? new BadUserRequestException(HOW_MANY, refusal) : refusal;
        }
    }
}
