/**
 * The systems that Quell works with, started for real by a test: MLflow, Airflow, Prometheus and Alertmanager. Each
 * server listens on a free loopback port, lives in a temporary directory, and is gone with everything it started once
 * it is closed or the JVM ends.
 */
@NullMarked
package dev.quell.testing.neighbours;

import org.jspecify.annotations.NullMarked;
