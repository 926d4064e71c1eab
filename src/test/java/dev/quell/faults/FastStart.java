package dev.quell.faults;

import dev.quell.testing.QuellProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** JVM options with which a node is back soon: what matters while it is killed every few seconds. */
final class FastStart {

    private FastStart() {}

    static List<String> options(Path directory) {
        return List.of(
                "-Xmx512m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Duser.timezone=UTC",
                "-cp",
                jars(directory));
    }

    /** Class data can be shared from jars only, not from directories. */
    private static String jars(Path directory) {
        return Arrays.stream(QuellProcess.productClassPath().split(File.pathSeparator))
                .map(Path::of)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, directory.resolve("quell.jar")) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path classes, Path jar) {
        try (var files = Files.walk(classes);
                var out = new JarOutputStream(Files.newOutputStream(
                        Files.createDirectories(jar.getParent()).resolve(jar.getFileName())))) {
            out.setLevel(0);
            for (var file : files.sorted().toList()) {
                var name = classes.relativize(file).toString();
                if (Files.isDirectory(file) && !name.isEmpty()) {
                    out.putNextEntry(new JarEntry(name + "/"));
                } else if (Files.isRegularFile(file)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
