package dev.quell.lint;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The linter on the command line: {@code java -jar quell.jar lint DIRECTORY}. What the models of the directory refer to
 * may also be in the bundled pack.
 */
public final class LintCommand {

    public static final String NAME = "lint";

    private static final int SOUND = 0;
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;
    private static final List<String> MODELS = List.of(".bpmn", ".dmn", ".form");

    private final PrintStream out;

    public LintCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * @param arguments after the name of the command
     * @return the exit code: 0 without errors, 1 with errors, 2 when there is nothing to look at
     */
    public int run(List<String> arguments) {
        if (arguments.size() != 1 || !Files.isDirectory(Path.of(arguments.get(0)))) {
            out.println("Say which directory to look at: java -jar quell.jar lint DIRECTORY");
            return MISUSED;
        }
        try {
            var models = read(Path.of(arguments.get(0)));
            if (models.isEmpty()) {
                out.println("No processes (.bpmn), decisions (.dmn) or forms (.form) in " + arguments.get(0));
                return MISUSED;
            }
            return print(models.size(), new Linter().check(models, KnownModels.of(BundledPack.read())));
        } catch (IOException e) {
            out.println("Cannot read " + arguments.get(0) + ": " + e.getMessage());
            return MISUSED;
        }
    }

    private int print(int models, List<Finding> findings) {
        var file = "";
        for (var finding : findings) {
            if (!finding.resource().equals(file)) {
                file = finding.resource();
                out.println(file);
            }
            out.println("  " + (finding.isError() ? "error    " : "warning  ") + finding.sentence());
        }
        var errors = findings.stream().filter(Finding::isError).count();
        out.printf("%d models, %d errors, %d warnings%n", models, errors, findings.size() - errors);
        return errors == 0 ? SOUND : FAULTY;
    }

    private static Map<String, byte[]> read(Path directory) throws IOException {
        var models = new TreeMap<String, byte[]>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(LintCommand::isModel).toList()) {
                models.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return models;
    }

    /** Hidden folders, and what a build has copied, are no models of the directory. */
    private static boolean isModel(Path file) {
        var name = file.toString();
        return MODELS.stream().anyMatch(name::endsWith)
                && Files.isRegularFile(file)
                && !name.contains("/.")
                && !name.contains("/target/")
                && !name.contains("/node_modules/");
    }
}
