package dev.quell.roster;

import dev.quell.roster.RosterSpec.ResponderSpec;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo people as responders; only beside the embedded database, and only while the roster is empty. */
@Component
@ConditionalOnProperty("quell.demo")
@Order(0)
class SampleRoster implements ApplicationRunner {

    private final Responders responders;

    SampleRoster(Responders responders) {
        this.responders = responders;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var roster = responders.roster();
        if (roster.responders().isEmpty()) {
            responders.replace(new RosterSpec(roster.version(), false, people()));
        }
    }

    private static List<ResponderSpec> people() {
        return List.of(
                person("commander", "Carla Commander", "incident-commander", 1, "deputy"),
                person("deputy", "Dan Deputy", "incident-commander", 2, "commander"),
                person("engineer", "Erin Engineer", "ai-ml-engineer", 1, "engineer2"),
                person("engineer2", "Emil Engineer", "ai-ml-engineer", 2, "engineer"),
                person("scientist", "Sam Scientist", "data-scientist", 1, "engineer2"),
                person("security", "Selma Security", "security-analyst", 1, "operations"),
                person("operations", "Otto Operations", "it-operations", 1, "security"),
                person("legal", "Lena Legal", "legal-compliance", 1, "ethics"),
                person("ethics", "Edgar Ethics", "ethics-officer", 1, "legal"),
                person("comms", "Cora Comms", "communications-lead", 1, "deputy"),
                person("business", "Bea Business", "business-stakeholder", 1, "deputy"));
    }

    private static ResponderSpec person(String userId, String name, String group, int place, String deputy) {
        return new ResponderSpec(userId, name, userId + "@example.com", List.of(group), place, List.of(deputy));
    }
}
