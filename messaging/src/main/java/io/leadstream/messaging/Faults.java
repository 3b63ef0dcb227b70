package io.leadstream.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells faults of the surroundings, which pass, from refusals of the record, which do not. */
public final class Faults {

    // Classes of SQL states: connection, transaction rollback, resources, operator intervention, system error
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Faults() {}

    /**
     * Whether trying the same again later may succeed: connections, time-outs, deadlocks, serialisation, and a commit
     * whose outcome nobody knows.
     */
    public static boolean isInfrastructure(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(Throwable cause) {
        return switch (cause) {
            case SQLException sql -> isPassing(sql.getSQLState());
            // these are what was sent, not how
            case JsonProcessingException _, CharacterCodingException _, CharConversionException _ -> false;
            case OutboxNotReady _, RetriableException _, IOException _, TimeoutException _ -> true;
            case RollbackException _,
                    SystemException _,
                    HeuristicMixedException _,
                    HeuristicRollbackException _,
                    XAException _ -> whatTheCommitMetIsPassing(cause);
            case QuarkusTransactionException _ -> cause.getCause() == null;
            default -> cause.getClass().getSimpleName().equals("OptimisticLockException");
        };
    }

    /**
     * A transaction manager hangs what the database said of a commit below what it throws, as suppressed. Where the
     * database said nothing, it went away: a record is not refused because of that.
     */
    private static boolean whatTheCommitMetIsPassing(Throwable fault) {
        Throwable cause = fault.getCause();
        List<Throwable> below = Stream.concat(Stream.ofNullable(cause), Arrays.stream(fault.getSuppressed()))
                .toList();
        return below.isEmpty() || below.stream().anyMatch(Faults::isInfrastructure);
    }

    private static boolean isPassing(@Nullable String sqlState) {
        // a pool that has no connection to give reports none
        return sqlState == null
                || sqlState.equals(LOCK_NOT_AVAILABLE)
                || (sqlState.length() >= 2 && PASSING.contains(sqlState.substring(0, 2)));
    }
}
