package dev.quell.testing.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code docker compose up} would only find out once it runs. */
class ContainerSetupTest {

    private static final Duration CAP = Duration.ofSeconds(30);
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^([A-Z0-9_]+)=(.*)$");

    private final String compose = read("docker-compose.yml");
    private final String example = read(".env.example");

    @Test
    void everyVariableIsExplainedInTheExampleAndNoneOfItIsLeftOver() {
        var used = VARIABLE.matcher(compose).results().map(found -> found.group(1));
        var explained = EXPLAINED.matcher(example).results().map(found -> found.group(1));

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(used.distinct().toList());
    }

    @Test
    void noSecretHasAValueInTheRepository() {
        var secrets = EXPLAINED
                .matcher(example)
                .results()
                .filter(found -> found.group(1).matches(".*(PASSWORD|KEY|SECRET|TOKEN|SHA256).*"))
                .toList();

        assertThat(secrets).hasSizeGreaterThan(3).allSatisfy(secret -> {
            assertThat(secret.group(2)).as(secret.group(1)).isEmpty();
            assertThat(compose).containsAnyOf("${" + secret.group(1) + ":?", "${" + secret.group(1) + ":-}");
            assertThat(compose).doesNotContainPattern("\\$\\{" + secret.group(1) + ":-[^}]");
        });
    }

    @Test
    void everyFileThatAServiceMountsOrIsBuiltFromIsThere() {
        var files = services().stream()
                .flatMap(service -> Stream.concat(mounts(service), dockerfile(service)))
                .toList();

        assertThat(files)
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void noPortIsOpenToOtherMachines() {
        var ports = services().stream()
                .flatMap(service -> entries(service, "ports"))
                .toList();

        assertThat(ports).isNotEmpty().allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    @NeighbourTest
    void prometheusReadsItsConfigurationAndItsRulesFireWhenTheyShould() {
        check("promtool", "check", "config", path("src/docker/prometheus/prometheus.yml"));
        check("promtool", "test", "rules", path("src/docker/prometheus/rules-test.yml"));
    }

    @Test
    @NeighbourTest
    void alertmanagerReadsItsConfiguration() {
        check("amtool", "check-config", path("src/docker/alertmanager/alertmanager.yml"));
    }

    private Collection<Map<String, ?>> services() {
        Map<String, Map<String, Map<String, ?>>> file = new Yaml().load(compose);
        return file.get("services").values();
    }

    private static Stream<String> mounts(Map<String, ?> service) {
        return entries(service, "volumes")
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(0, volume.indexOf(':')));
    }

    private static Stream<String> entries(Map<String, ?> service, String list) {
        return service.get(list) instanceof List<?> values ? values.stream().map(String::valueOf) : Stream.empty();
    }

    private static Stream<String> dockerfile(Map<String, ?> service) {
        return service.get("build") instanceof Map<?, ?> build
                ? Stream.of(String.valueOf(build.get("dockerfile")))
                : Stream.empty();
    }

    private static void check(String program, String... arguments) {
        var workspace = Workspace.create(program);
        var command = Stream.concat(Stream.of(Programs.onPath(program).toString()), Stream.of(arguments))
                .toList();
        try {
            ServerProcess.start(workspace, program, Map.of(), command).awaitEnd(CAP);
        } finally {
            workspace.delete();
        }
    }

    private static String path(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
