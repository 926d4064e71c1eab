package dev.quell.testing.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@NeighbourTest
class MlflowServerTest {

    @Test
    void holdsRegisteredVersionsAndMovesAnAlias() {
        var mlflow = MlflowServer.shared();
        mlflow.registerModel("smoke", 2);
        assertThat(mlflow.aliasVersion("smoke", "champion")).isEmpty();

        mlflow.alias("smoke", "champion", "1");
        mlflow.alias("smoke", "champion", "2");

        assertThat(mlflow.aliasVersion("smoke", "champion")).contains("2");
    }
}
