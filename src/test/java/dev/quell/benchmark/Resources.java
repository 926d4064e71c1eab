package dev.quell.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files beside these classes. */
final class Resources {

    private Resources() {}

    /** A directory with copies of the compiled classes whose names begin so, and of nothing else of the tests. */
    static Path classes(Path directory, String prefix) throws IOException {
        var home = Path.of(Resources.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        var beside =
                home.relativize(home.resolve(Resources.class.getPackageName().replace('.', '/')));
        Files.createDirectories(directory.resolve(beside));
        try (var files = Files.list(home.resolve(beside))) {
            for (var file : files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .toList()) {
                Files.copy(file, directory.resolve(home.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return directory;
    }

    static String text(String name) {
        try (var in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
