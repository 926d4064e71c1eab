package dev.quell.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LintCommand command = new LintCommand(new PrintStream(out, true, StandardCharsets.UTF_8));

    @Test
    void answersZeroForSoundModels() throws IOException {
        write(SteadyModels.all());

        assertThat(command.run(List.of(directory.toString()))).isZero();
        assertThat(printed()).contains("3 models, 0 errors, 0 warnings");
    }

    @Test
    void answersOneAndSaysWhatIsWrongWhere() throws IOException {
        write(SteadyModels.spoilt(SteadyModels.PROCESS, "${pausePipeline}", "${pausePipelin}"));

        assertThat(command.run(List.of(directory.toString()))).isOne();
        assertThat(printed())
                .contains(
                        "playbooks/steady.bpmn",
                        "error    \"Pause pipeline\" (serviceTask_pausePipeline): ${pausePipelin} names no bean",
                        "[bean-unknown, line ");
    }

    @Test
    void answersTwoWithoutADirectoryOrModels() {
        assertThat(command.run(List.of())).isEqualTo(2);
        assertThat(command.run(List.of("nowhere"))).isEqualTo(2);
        assertThat(command.run(List.of(directory.toString()))).isEqualTo(2);
        assertThat(printed()).contains("java -jar quell.jar lint DIRECTORY", "No processes");
    }

    private void write(Map<String, byte[]> models) throws IOException {
        var folder = Files.createDirectories(directory.resolve("playbooks"));
        for (var model : models.entrySet()) {
            Files.write(folder.resolve(model.getKey()), model.getValue());
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
