package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/** Every bundled process has a test method that demands that all of its flow nodes were passed. */
class WalkedProcessesTest {

    private static final String DEMAND = "assertEveryFlowNodePassed";

    /** All texts that stand in a test method with the demand, process ids among them. */
    private static Set<String> demanded;

    @BeforeAll
    static void readTheTests() throws IOException, URISyntaxException {
        var root = Path.of(WalkedProcessesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var files = Files.walk(root)) {
            demanded = files.filter(file -> file.toString().endsWith("Test.class"))
                    .flatMap(file -> demandedIn(file).stream())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void demandsThatEveryFlowNodeOfEveryBundledProcessIsPassed() {
        var bundled = Pack.processes().stream()
                .flatMap(file -> file.all(Process.class).stream())
                .filter(Process::isExecutable)
                .map(Process::getId);

        assertThat(withoutDemand(bundled))
                .as("processes without an assertEveryFlowNodePassed")
                .isEmpty();
    }

    @Test
    void wouldNameAProcessThatNoTestDemands() {
        assertThat(withoutDemand(Stream.of("model-drift-contain", "newly-drawn")))
                .containsExactly("newly-drawn");
    }

    private static Set<String> withoutDemand(Stream<String> processes) {
        return processes.filter(process -> !demanded.contains(process)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> demandedIn(Path file) {
        var found = new HashSet<String>();
        try {
            new ClassReader(Files.readAllBytes(file)).accept(new DemandsOfAClass(found), ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static final class DemandsOfAClass extends ClassVisitor {

        private final Set<String> found;

        DemandsOfAClass(Set<String> found) {
            super(SpringAsmInfo.ASM_VERSION);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return new DemandsOfAMethod(found);
        }
    }

    /** Constants of other classes are compiled into the method as texts. */
    private static final class DemandsOfAMethod extends MethodVisitor {

        private final Set<String> found;
        private final Set<String> texts = new HashSet<>();
        private boolean demands;

        DemandsOfAMethod(Set<String> found) {
            super(SpringAsmInfo.ASM_VERSION);
            this.found = found;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean onInterface) {
            demands |= name.equals(DEMAND) && opcode == Opcodes.INVOKEVIRTUAL;
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            demands |= List.of(arguments).stream()
                    .anyMatch(argument -> argument instanceof Handle handle
                            && handle.getName().equals(DEMAND));
        }

        @Override
        public void visitEnd() {
            if (demands) {
                found.addAll(texts);
            }
        }
    }
}
