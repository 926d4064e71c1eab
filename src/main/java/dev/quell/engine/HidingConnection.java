package dev.quell.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one command. It asks once whether anything is hidden at all from whoever gives the command, because
 * that is rare, and to rewrite every statement costs a third of the time of its command.
 */
final class HidingConnection implements InvocationHandler {

    private final Connection connection;
    private final HidingReader reader;
    /** What is left out, by who reads: a command may act for a person in one part and for another in the next. */
    private final Map<Authentication, Optional<String>> hidden = new IdentityHashMap<>();

    HidingConnection(Connection connection, HidingReader reader) {
        this.connection = connection;
        this.reader = reader;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null && arguments[0] instanceof String sql) {
            arguments[0] = withoutHidden(sql);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private String withoutHidden(String sql) throws SQLException {
        var person = reader.current().orElse(null);
        return person == null
                ? sql
                : hiddenFrom(person)
                        .map(businessKeys -> HidingSql.without(businessKeys, sql))
                        .orElse(sql);
    }

    private Optional<String> hiddenFrom(Authentication person) throws SQLException {
        var known = hidden.get(person);
        if (known == null) {
            var businessKeys = reader.hiddenBusinessKeys(person);
            known = businessKeys.isPresent() && hidesAny(businessKeys.get()) ? businessKeys : Optional.empty();
            hidden.put(person, known);
        }
        return known;
    }

    private boolean hidesAny(String businessKeys) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select exists (" + businessKeys + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
