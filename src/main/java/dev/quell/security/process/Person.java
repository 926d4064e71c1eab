package dev.quell.security.process;

import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.List;

/** Somebody to create at the first start. */
record Person(String id, String firstName, String lastName, List<String> groups) {

    /** Somebody for each role, to try Quell out with. */
    static List<Person> demo() {
        return List.of(
                of("commander", "Carla", "Commander", Role.INCIDENT_COMMANDER.group()),
                of("deputy", "Dan", "Deputy", Role.INCIDENT_COMMANDER.group()),
                of("engineer", "Erin", "Engineer", Role.AI_ML_ENGINEER.group()),
                of("engineer2", "Emil", "Engineer", Role.AI_ML_ENGINEER.group()),
                of("scientist", "Sam", "Scientist", Role.DATA_SCIENTIST.group()),
                of("security", "Selma", "Security", Role.SECURITY_ANALYST.group()),
                of("operations", "Otto", "Operations", Role.IT_OPERATIONS.group()),
                of("legal", "Lena", "Legal", Role.LEGAL_COMPLIANCE.group()),
                of("ethics", "Edgar", "Ethics", Role.ETHICS_OFFICER.group()),
                of("comms", "Cora", "Comms", Role.COMMUNICATIONS_LEAD.group()),
                of("business", "Bea", "Business", Role.BUSINESS_STAKEHOLDER.group()),
                of("owner", "Olga", "Owner", Groups.PROCESS_OWNER),
                of("auditor", "Anton", "Auditor", Groups.AUDITOR),
                of("admin", "Ada", "Admin", Groups.ADMIN),
                of("automation", "Monitoring", "System", Groups.AUTOMATION));
    }

    private static Person of(String id, String firstName, String lastName, String group) {
        return new Person(id, firstName, lastName, List.of(group));
    }
}
