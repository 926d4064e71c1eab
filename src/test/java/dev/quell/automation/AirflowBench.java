package dev.quell.automation;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.testing.outside.FaultProxy;
import java.util.Map;

/** A DAG that runs and is to be paused. */
abstract class AirflowBench implements Bench {

    private final String dagId;
    private final FaultProxy proxy;

    AirflowBench(String dagId, FaultProxy proxy) {
        this.dagId = dagId;
        this.proxy = proxy;
    }

    abstract boolean paused();

    @Override
    public ActionRequest request() {
        return request(dagId);
    }

    @Override
    public ActionRequest requestForNothing() {
        return request(dagId + "_that_is_not_there");
    }

    @Override
    public String state() {
        return paused() ? after() : before();
    }

    @Override
    public String before() {
        return "runs";
    }

    @Override
    public String after() {
        return "is paused";
    }

    @Override
    public int changes() {
        return proxy.changes();
    }

    private static ActionRequest request(String dagId) {
        return new ActionRequest("airflow.pauseDag", "scheduler", Map.of("dagId", dagId));
    }
}
