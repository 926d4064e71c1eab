package dev.quell.inventory.process;

import dev.quell.engine.NotInRehearsals;
import dev.quell.inventory.AiSystems;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Enters what the form says; a refusal leaves neither an entry nor a process behind. */
@NotInRehearsals
@Component("registerSystem")
class RegisterSystemDelegate implements JavaDelegate {

    private final AiSystems systems;

    RegisterSystemDelegate(AiSystems systems) {
        this.systems = systems;
    }

    @Override
    public void execute(DelegateExecution execution) {
        systems.register(RegistrationForm.read(execution));
    }
}
