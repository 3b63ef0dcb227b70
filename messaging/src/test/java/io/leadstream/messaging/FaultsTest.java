package io.leadstream.messaging;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "40001", "40P01", "53300", "57P01", "57014", "58030", "55P03"})
    void connectionsDeadlocksAndOperatorsPass(String sqlState) {
        assertTrue(Faults.isInfrastructure(new RuntimeException(new SQLException("x", sqlState))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22001", "22P02", "42601"})
    void violatedConstraintsAndBadDataDoNot(String sqlState) {
        assertFalse(Faults.isInfrastructure(new RuntimeException(new SQLException("x", sqlState))));
    }

    @Test
    void aPoolWithoutAConnectionToGivePasses() {
        assertTrue(Faults.isInfrastructure(new DatabaseFault(new SQLException("acquisition timeout"))));
    }

    @Test
    void aCommitWhoseOutcomeNobodyKnowsPasses() {
        assertTrue(Faults.isInfrastructure(new QuarkusTransactionException(new HeuristicMixedException())));
        assertTrue(Faults.isInfrastructure(
                new QuarkusTransactionException(commitThatMet(new SQLException("terminated", "57P01")))));
        assertTrue(Faults.isInfrastructure(new QuarkusTransactionException(new RollbackException("not active"))));
    }

    @Test
    void aCommitThatFindsAConstraintViolatedDoesNot() {
        assertFalse(Faults.isInfrastructure(
                new QuarkusTransactionException(commitThatMet(new SQLException("unique", "23505")))));
    }

    private static Exception commitThatMet(SQLException said) {
        var xa = new XAException(XAException.XAER_RMERR);
        xa.initCause(said);
        var thrown = new RollbackException("ARJUNA016053: Could not commit transaction.");
        thrown.addSuppressed(xa);
        return thrown;
    }

    @Test
    void aBrokerThatMovesAndANetworkThatBreaksPass() {
        assertTrue(Faults.isInfrastructure(new NotLeaderOrFollowerException("x")));
        assertTrue(Faults.isInfrastructure(new RuntimeException(new IOException("reset"))));
        assertTrue(Faults.isInfrastructure(new OutboxNotReady()));
    }

    @Test
    void whatCannotBeReadDoesNotThoughItIsAnIOException() {
        assertFalse(Faults.isInfrastructure(new UncheckedIOException(new JsonParseException(null, "x"))));
        assertFalse(Faults.isInfrastructure(new UncheckedIOException(new MalformedInputException(1))));
    }

    @Test
    void ourOwnMistakesDoNot() {
        assertFalse(Faults.isInfrastructure(new NullPointerException()));
        assertFalse(Faults.isInfrastructure(new UnreadableEvent("x")));
    }
}
