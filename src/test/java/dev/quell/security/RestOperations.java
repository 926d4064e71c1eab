package dev.quell.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every operation that JAX-RS classes offer, found by their annotations and those of their sub-resources. */
final class RestOperations {

    private static final int DEEPEST = 8;

    private final Set<Endpoint> found = new LinkedHashSet<>();

    private RestOperations() {}

    /** @param root the path under which a servlet serves the classes */
    static Set<Endpoint> of(String root, Collection<Class<?>> classes) {
        var operations = new RestOperations();
        for (var type : classes) {
            hierarchy(type)
                    .map(each -> each.getAnnotation(Path.class))
                    .filter(path -> path != null)
                    .findFirst()
                    .ifPresent(path -> operations.walk(join(root, path.value()), type, 0));
        }
        return operations.found;
    }

    private void walk(String path, Class<?> type, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("Sub-resources without end below " + path);
        }
        hierarchy(type).flatMap(each -> Stream.of(each.getDeclaredMethods())).forEach(method -> {
            var below = Optional.ofNullable(method.getAnnotation(Path.class)).map(each -> join(path, each.value()));
            var verb = verb(method);
            if (verb.isPresent()) {
                found.add(Endpoint.of(verb.get(), below.orElse(path)));
            } else {
                below.ifPresent(sub -> walk(sub, method.getReturnType(), depth + 1));
            }
        });
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(annotation -> annotation != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        var parents = Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return Stream.concat(Stream.of(type), parents.flatMap(RestOperations::hierarchy));
    }

    private static String join(String path, String below) {
        var base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return base + (below.startsWith("/") ? "" : "/") + below;
    }
}
