package dev.quell.testing.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerProcessTest {

    private static final Duration CAP = Duration.ofSeconds(10);

    private final Workspace workspace = Workspace.create("process");

    @AfterEach
    void deleteTheWorkspace() {
        workspace.delete();
    }

    @Test
    void endsWhatTheServerItselfStarted() throws IOException {
        var child = workspace.directory().resolve("child");
        var process = shell("sleep 300 & echo $! > child; wait");
        process.awaitReady(CAP, () -> !Files.readString(child).isBlank());
        var pid = Long.parseLong(Files.readString(child).strip());

        process.close();

        await().atMost(CAP)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void namesTheExitCodeAndTheLastWordsOfAServerThatDiesEarly() {
        var process = shell("echo port is taken; exit 3");

        assertThatThrownBy(() -> process.awaitReady(CAP, () -> false))
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("port is taken");
    }

    @Test
    void givesUpOnAServerThatNeverGetsReady() {
        var process = shell("echo still loading; exec sleep 300");

        assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(1), () -> false))
                .hasMessageContaining("Not ready within PT1S")
                .hasMessageContaining("still loading");
    }

    @Test
    void saysHowToInstallAProgramThatIsMissing() {
        assertThatThrownBy(() -> Programs.inVenv("mlflow", "no-such-program")).hasMessageContaining(".ci/run");
        assertThatThrownBy(() -> Programs.onPath("no-such-program")).hasMessageContaining(".ci/run");
        assertThat(Programs.onPath("sh")).isExecutable();
    }

    private ServerProcess shell(String script) {
        return ServerProcess.start(workspace, "shell", Map.of(), List.of("sh", "-c", script));
    }
}
