package planted.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A delegate whose bean is not named after its class, so that the rule against it can be seen to fail. */
@Component("somethingElse")
class BadlyNamed implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {}
}
