package dev.quell.diagnostics;

import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Direction;
import dev.quell.inventory.DriftSettings;
import dev.quell.inventory.MetricThreshold;
import dev.quell.inventory.Registry;
import dev.quell.inventory.RiskClass;
import dev.quell.inventory.WindowFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** AI systems, data windows and incidents of a test's own. */
public final class DiagnosisFixture {

    /** Two numbers and a category, a dozen rows. */
    public static final String REFERENCE = """
            amount,age,job
            1,30,a
            2,31,b
            3,32,a
            4,33,b
            5,34,a
            6,35,b
            7,36,a
            8,37,b
            """;

    /** The same with {@code amount} far away and a job that the reference does not know. */
    public static final String CURRENT =
            REFERENCE.replaceAll("(?m)^(\\d),", "10$1,").replace("37,b", "37,<z&>");

    private final BeanFactory beans;

    public DiagnosisFixture(BeanFactory beans) {
        this.beans = beans;
    }

    /** A registered system whose windows are these locations. */
    public AiSystem system(@Nullable String reference, @Nullable String current) {
        return beans.getBean(AiSystems.class)
                .register(new AiSystemSpec(
                        "diagnosed-" + UUID.randomUUID(),
                        "Diagnosed",
                        "",
                        "business",
                        RiskClass.LIMITED,
                        false,
                        List.of(),
                        new Registry("simulated", "diagnosed-" + UUID.randomUUID(), "champion", "3"),
                        List.of(),
                        null,
                        null,
                        List.of(
                                new MetricThreshold("accuracy", 0.9, 0.85, Direction.BELOW),
                                new MetricThreshold("latency_ms", 100, 400, Direction.ABOVE)),
                        new DriftSettings(reference, current, Map.of(), 0.3),
                        Map.of(),
                        null));
    }

    /** A registered system with the two windows above. */
    public AiSystem systemWithWindows() {
        return system(file(REFERENCE), file(CURRENT));
    }

    /** The location of a new window file. */
    public String file(String content) {
        try {
            var name = "diagnosed/" + UUID.randomUUID() + ".csv";
            var file = beans.getBean(WindowFiles.class).resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of a new incident about that system, or about none. */
    public String incident(@Nullable String systemId) {
        return beans.getBean(Incidents.class)
                .open(new NewIncident(
                        "Drift", "", IncidentType.MODEL_DRIFT, systemId, "api", "engineer", "drift", null, false))
                .id();
    }
}
