package dev.quell.roster.process;

import dev.quell.engine.FormAnswers;
import dev.quell.roster.Responders;
import dev.quell.shared.Role;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A role goes to somebody on the roster who has it, and somebody must lead. */
@Component("checkRoles")
class CheckRoles implements TaskListener {

    private final Responders responders;

    CheckRoles(Responders responders) {
        this.responders = responders;
    }

    @Override
    public void notify(DelegateTask task) {
        var answers = FormAnswers.of(task);
        answers.required(Role.INCIDENT_COMMANDER.field(), 200, "choose who leads the response");
        for (var role : Role.values()) {
            var user = answers.text(role.field(), 200);
            var known =
                    responders.find(user).filter(responder -> responder.roles().contains(role));
            if (!user.isEmpty() && known.isEmpty()) {
                answers.refuse(
                        role.field(),
                        "\"" + user + "\" does not have the role " + role.label()
                                + " on the roster; choose from the list");
            }
        }
        answers.check();
    }
}
