package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.IntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class PackDeployerTest extends IntegrationTest {

    @Autowired
    private PackDeployer deployer;

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void removeWhatTheTestHasDeployed() {
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .anyMatch(name -> name.contains("pack-test")))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void deploysWhatIsNewOrHasChangedAndNothingTwice(ModelKind kind) throws IOException {
        var first = resource(kind, "first");
        var second = resource(kind, "second");

        assertThat(deployer.deploy(List.of(first))).containsExactly(first.name());
        assertThat(deployer.deploy(List.of(first))).isEmpty();
        assertThat(deployer.deploy(List.of(second))).containsExactly(second.name());
        assertThat(deployer.deploy(List.of(second))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void neverDeploysOverWhatAProcessOwnerHasDeployed(ModelKind kind) throws IOException {
        deployer.deploy(List.of(resource(kind, "bundled")));
        var customised = resource(kind, "customised");
        repository
                .createDeployment()
                .name("from Modeler")
                .addString(customised.name(), new String(customised.content(), StandardCharsets.UTF_8))
                .deploy();

        assertThat(deployer.deploy(List.of(resource(kind, "bundled and newer"))))
                .isEmpty();
    }

    @Test
    void findsEveryBundledModelInPlaceAtTheNextStart() {
        var before = repository.createDeploymentQuery().count();

        deployer.afterSingletonsInstantiated();

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private static PackResource resource(ModelKind kind, String label) throws IOException {
        return switch (kind) {
            case PROCESS -> read("processes/pack-test.bpmn", """
                    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                        xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                      <process id="pack-test" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                        <startEvent id="startEvent_begun"/>
                      </process>
                    </definitions>""", label);
            case DECISION -> read("processes/pack-test.dmn", """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="t"
                        xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                      <decision id="pack-test" name="%s" camunda:historyTimeToLive="P1D">
                        <variable id="v" name="v"/><literalExpression id="e"><text>1</text></literalExpression>
                      </decision>
                    </definitions>""", label);
            case FORM ->
                read(
                        "forms/pack-test.form",
                        "{\"id\": \"pack-test\", \"type\": \"default\", \"schemaVersion\": 9,"
                                + " \"components\": [{\"type\": \"text\", \"text\": \"%s\"}]}",
                        label);
        };
    }

    private static PackResource read(String name, String content, String label) throws IOException {
        return PackResource.read(name, content.formatted(label).getBytes(StandardCharsets.UTF_8));
    }
}
