package dev.quell.testing.neighbours;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that needs a program besides the JDK: MLflow, Airflow, Prometheus, Alertmanager or Chromium.
 * {@code mvn verify} leaves it out; {@code mvn verify -Pneighbours} runs it; {@code .ci/run} installs what it needs.
 */
@Tag("neighbours")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeighbourTest {}
