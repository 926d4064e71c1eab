/** MLflow's model registry, 2.9 and later. */
@NullMarked
package dev.quell.connector.mlflow;

import org.jspecify.annotations.NullMarked;
