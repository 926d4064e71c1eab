package dev.quell.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one command. It asks once whether anything is hidden at all from whoever gives the command, because
 * that is rare, and to rewrite every statement costs a third of the time of its command.
 */
final class HidingConnection implements InvocationHandler {

    private final Connection connection;
    private final HidingReader reader;
    /** By the query that names what is hidden: a command may act for a person in one part and for the engine in another. */
    private final Map<String, Boolean> hidesAny = new HashMap<>();

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
        var businessKeys = reader.hiddenBusinessKeys().orElse(null);
        return businessKeys == null || !hidesAny(businessKeys) ? sql : HidingSql.without(businessKeys, sql);
    }

    private boolean hidesAny(String businessKeys) throws SQLException {
        var known = hidesAny.get(businessKeys);
        if (known == null) {
            known = ask(businessKeys);
            hidesAny.put(businessKeys, known);
        }
        return known;
    }

    private boolean ask(String businessKeys) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select exists (" + businessKeys + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
