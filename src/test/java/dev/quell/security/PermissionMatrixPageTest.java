package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.shared.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keeps the table of the operations guide equal to the matrix that is enforced. */
class PermissionMatrixPageTest {

    private static final Path GUIDE = Path.of("src", "docs", "operations.md");
    private static final String BEGIN = "<!-- permission matrix -->\n";
    private static final String END = "<!-- end of permission matrix -->";

    private static final int MOST_SHOWN = 8;

    private static final List<String> SPECIAL =
            List.of(Groups.PROCESS_OWNER, Groups.AUDITOR, Groups.AUTOMATION, Groups.ADMIN);

    @Test
    void theGuideShowsTheMatrixThatIsEnforced() throws IOException {
        var guide = Files.readString(GUIDE);

        var shown = guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END));

        assertThat(shown).isEqualTo(table());
    }

    private static String table() {
        var doors = new TreeMap<String, List<AccessRow>>(Map.of(
                "1. What monitoring and scripts call",
                        AccessMatrix.chain(List.of(AccessMatrix.SIGNALS), AccessMatrix.API),
                "2. Pages", AccessMatrix.PAGES,
                "3. Tasklist, Cockpit, Admin", AccessMatrix.chain(AccessMatrix.WEBAPPS, AccessMatrix.WEBAPPS_ENGINE),
                "4. The engine's REST API", AccessMatrix.ENGINE_REST,
                "5. Health", AccessMatrix.ACTUATOR));
        return doors.entrySet().stream()
                        .map(door -> "\n**" + door.getKey() + "**\n\n" + head()
                                + door.getValue().stream()
                                        .map(PermissionMatrixPageTest::line)
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String head() {
        var columns = Stream.concat(Stream.of("may", "no login", "no group"), groups())
                .toList();
        return "| " + String.join(" | ", columns) + " |\n" + "|---".repeat(columns.size()) + "|\n";
    }

    private static String line(AccessRow row) {
        var marks = Stream.concat(
                Stream.of(mark(row, null), mark(row, List.of())), groups().map(group -> mark(row, List.of(group))));
        return "| " + row.what() + ": "
                + requests(row.requests()) + " | "
                + marks.collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String requests(List<String> all) {
        var shown = all.stream()
                .limit(MOST_SHOWN)
                .map(request -> "`" + request + "`")
                .collect(Collectors.joining(", "));
        return all.size() > MOST_SHOWN ? shown + " and " + (all.size() - MOST_SHOWN) + " more" : shown;
    }

    private static String mark(AccessRow row, @Nullable List<String> groups) {
        return row.access().allows(groups) ? "yes" : "–";
    }

    private static Stream<String> groups() {
        return Stream.concat(Stream.of(Role.values()).map(Role::group), SPECIAL.stream());
    }
}
