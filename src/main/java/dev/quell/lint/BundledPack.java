package dev.quell.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models that this Quell brings along. */
final class BundledPack {

    private static final List<String> PATTERNS =
            List.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn", "classpath*:forms/**/*.form");

    private BundledPack() {}

    /** Contents by file name without folders. */
    static Map<String, byte[]> read() {
        var resolver = new PathMatchingResourcePatternResolver();
        var pack = new TreeMap<String, byte[]>();
        try {
            for (var pattern : PATTERNS) {
                for (var resource : resolver.getResources(pattern)) {
                    pack.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
                }
            }
            return pack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
