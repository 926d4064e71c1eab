package dev.quell.testing.neighbours;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the programs that the tests start. */
final class Programs {

    private static final String REMEDY = "Run .ci/run once: it installs every program that the neighbour tests need.";

    private Programs() {}

    /** A program of the virtual environment {@code venv} under the neighbours' home. */
    static Path inVenv(String venv, String program) {
        var path = home().resolve(venv).resolve("bin").resolve(program);
        if (!Files.isExecutable(path)) {
            throw new IllegalStateException(
                    "%s is not at %s (QUELL_NEIGHBOURS_HOME names its directory). %s".formatted(program, path, REMEDY));
        }
        return path;
    }

    /** A program on the PATH. */
    static Path onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s is not on the PATH. %s".formatted(program, REMEDY)));
    }

    private static Path home() {
        return Stream.of(System.getProperty("quell.neighbours.home"), System.getenv("QUELL_NEIGHBOURS_HOME"))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "quell-neighbours"));
    }
}
