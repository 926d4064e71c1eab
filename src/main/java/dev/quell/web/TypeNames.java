package dev.quell.web;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import org.springframework.util.ClassUtils;

/** What a Java type is called towards somebody who writes JSON. */
final class TypeNames {

    private TypeNames() {}

    static String of(Class<?> type) {
        var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (boxed == Integer.class || boxed == Long.class || boxed == Short.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return "a number";
        }
        if (boxed == Boolean.class) {
            return "true or false";
        }
        if (Temporal.class.isAssignableFrom(boxed)) {
            return "a time in ISO 8601, for example 2026-11-23T12:00:00Z";
        }
        return ofStructure(boxed);
    }

    private static String ofStructure(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a valid " + type.getSimpleName();
    }
}
