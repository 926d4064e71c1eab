package dev.quell.engine;

import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.context.Context;

/** Whether the engine is taking deployed versions away. */
final class Deletion {

    private Deletion() {}

    static boolean isRunning() {
        var invocation = Context.getCommandInvocationContext();
        var command = invocation == null ? null : invocation.getCommand();
        return command instanceof DeleteDeploymentCmd || command instanceof DeleteProcessDefinitionsByIdsCmd;
    }
}
