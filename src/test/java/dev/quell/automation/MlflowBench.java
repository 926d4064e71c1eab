package dev.quell.automation;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.testing.outside.FaultProxy;
import java.util.Map;

/** Alias {@code champion} of a model with three versions, from 2 to 1. */
abstract class MlflowBench implements Bench {

    private final String model;
    private final FaultProxy proxy;

    MlflowBench(String model, FaultProxy proxy) {
        this.model = model;
        this.proxy = proxy;
    }

    @Override
    public ActionRequest request() {
        return request(model);
    }

    @Override
    public ActionRequest requestForNothing() {
        return request(model + "-that-is-not-there");
    }

    @Override
    public String before() {
        return "2";
    }

    @Override
    public String after() {
        return "1";
    }

    @Override
    public int changes() {
        return proxy.changes();
    }

    private static ActionRequest request(String model) {
        var params = Map.of("model", model, "alias", "champion", "version", "1");
        return new ActionRequest("mlflow.setAlias", "registry", params);
    }
}
