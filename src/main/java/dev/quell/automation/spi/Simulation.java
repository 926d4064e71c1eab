package dev.quell.automation.spi;

/** The simulated world, as far as somebody must furnish it. What is already there stays as it is. */
public interface Simulation {

    /** A model whose alias stands at {@code current}; {@code lastGood} is ready beside it. */
    void furnishModel(Connection connection, String model, String alias, String lastGood, String current);

    /** One more version that is ready, as if it had just been trained. */
    void furnishVersion(Connection connection, String model, String version);

    /** A pipeline that runs. */
    void furnishPipeline(Connection connection, String pipeline);
}
