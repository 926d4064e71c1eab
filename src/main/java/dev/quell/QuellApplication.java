package dev.quell;

import dev.quell.lint.LintCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class QuellApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(LintCommand.NAME)) {
            System.exit(lint(List.of(args).subList(1, args.length)));
        }
        SpringApplication.run(QuellApplication.class, args);
    }

    /** Answers without a database and without an engine. */
    private static int lint(List<String> arguments) {
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            return new LintCommand(out).run(arguments);
        }
    }
}
