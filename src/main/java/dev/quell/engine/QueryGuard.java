package dev.quell.engine;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Keeps expressions out of queries. The engine evaluates them as code, and in 7.24.0 its own check overlooks those in
 * {@code orQueries} (CVE-2026-109432). Here the whole query is looked at: what a caller sends may hold none, what is
 * stored as a filter only {@linkplain KnownExpressions the harmless ones} that "My tasks" needs.
 */
class QueryGuard extends CommandInterceptor {

    private static final Field EXTENDING_QUERY = field(AbstractExecuteFilterCmd.class, "extendingQuery");
    private static final Field FILTER = field(SaveFilterCmd.class, "filter");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            refuseAnyIn(query);
        } else if (command instanceof AbstractExecuteFilterCmd) {
            refuseAnyIn(ReflectionUtils.getField(EXTENDING_QUERY, command));
        } else if (command instanceof SaveFilterCmd
                && ReflectionUtils.getField(FILTER, command) instanceof Filter filter) {
            refuseUnknownIn(filter.getQuery());
        }
        return next.execute(command);
    }

    private static void refuseAnyIn(@Nullable Object query) {
        expressionsOf(query).findAny().ifPresent(expression -> {
            throw new BadUserRequestException(
                    "Expressions are forbidden in queries: give the value itself instead of " + expression);
        });
    }

    private static void refuseUnknownIn(@Nullable Object query) {
        expressionsOf(query)
                .filter(expression -> !KnownExpressions.isHarmless(expression))
                .findAny()
                .ifPresent(expression -> {
                    throw new BadUserRequestException(
                            "A filter may use ${currentUser()}, ${currentUserGroups()} and ${now()}," + " but not "
                                    + expression);
                });
    }

    private static Stream<String> expressionsOf(@Nullable Object query) {
        if (query instanceof TaskQueryImpl tasks) {
            // the first of the queries is the task query itself, the others are its or-queries
            var all = Stream.concat(Stream.of(tasks), tasks.getQueries().stream());
            return all.flatMap(each -> each.getExpressions().values().stream());
        }
        return query instanceof AbstractQuery<?, ?> other ? other.getExpressions().values().stream() : Stream.empty();
    }

    private static Field field(Class<?> owner, String name) {
        var field = ReflectionUtils.findField(owner, name);
        if (field == null) {
            throw new IllegalStateException("The engine has changed: " + owner.getName() + " has no field " + name);
        }
        field.setAccessible(true);
        return field;
    }
}
