package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HidingConnectionTest {

    private static final String TASKS = "select * from ACT_RU_TASK";

    private final Connection database = mock(Connection.class);
    private final Statement question = mock(Statement.class);
    private final HidingReader reader = mock(HidingReader.class);
    private final Connection connection = (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, new HidingConnection(database, reader));

    @BeforeEach
    void nothingIsHidden() throws SQLException {
        when(database.createStatement()).thenReturn(question);
        hides("one", false);
        hides("other", true);
        reads(new Authentication("one", List.of()), Optional.of("one"));
    }

    @Test
    void whereNothingIsHiddenFromTheCallerTheStatementStaysAsItIs() throws SQLException {
        connection.prepareStatement(TASKS);

        verify(database).prepareStatement(TASKS);
    }

    @Test
    void theQuestionIsAskedOnceForAllStatementsOfACommand() throws SQLException {
        connection.prepareStatement(TASKS);
        connection.prepareStatement(TASKS);

        verify(question, times(1)).executeQuery(anyString());
    }

    @Test
    void theAnswerForOneCallerDoesNotServeForAnother() throws SQLException {
        connection.prepareStatement(TASKS);
        reads(new Authentication("other", List.of()), Optional.of("other"));
        connection.prepareStatement(TASKS);

        var withoutHidden = HidingSql.without("other", TASKS);
        assertThat(withoutHidden).isNotEqualTo(TASKS);
        verify(database).prepareStatement(withoutHidden);
    }

    @Test
    void whoeverMayKnowOfEverythingIsNotAskedAbout() throws SQLException {
        reads(new Authentication("commander", List.of()), Optional.empty());

        connection.prepareStatement(TASKS);

        verify(database).prepareStatement(TASKS);
        verify(question, times(0)).executeQuery(anyString());
    }

    @Test
    void theEngineItselfReadsEverything() throws SQLException {
        when(reader.current()).thenReturn(Optional.empty());

        connection.prepareStatement(TASKS);

        verify(database).prepareStatement(TASKS);
        verify(question, times(0)).executeQuery(anyString());
    }

    @Test
    void anErrorOfTheDatabaseReachesTheEngineAsItWas() throws SQLException {
        var lost = new SQLException("connection lost", "08006");
        when(database.prepareStatement(TASKS)).thenThrow(lost);

        assertThatThrownBy(() -> connection.prepareStatement(TASKS)).isSameAs(lost);
    }

    private void reads(Authentication person, Optional<String> businessKeys) {
        when(reader.current()).thenReturn(Optional.of(person));
        when(reader.hiddenBusinessKeys(person)).thenReturn(businessKeys);
    }

    private void hides(String businessKeys, boolean any) throws SQLException {
        var answer = mock(ResultSet.class);
        when(answer.next()).thenReturn(true);
        when(answer.getBoolean(1)).thenReturn(any);
        when(question.executeQuery("select exists (" + businessKeys + ")")).thenReturn(answer);
    }
}
