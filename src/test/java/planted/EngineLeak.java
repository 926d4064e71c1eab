package planted;

import org.camunda.bpm.engine.RuntimeService;

/** Knows the engine outside engine and process packages, so that the rule against it can be seen to fail. */
class EngineLeak {

    RuntimeService runtime;
}
