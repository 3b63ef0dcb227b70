package io.leadstream.lead.card;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Serialises what is done about the same person or record, by whatever doors it comes at once. A transaction
 * takes the locks of all its identities together, in their natural order and before those of rows, so that two
 * transactions never wait for each other.
 */
@ApplicationScoped
public class IdentityLocks {

    private static final String LOCK =
            "select pg_advisory_xact_lock(key) from (select unnest(?::bigint[]) as key order by 1) as ordered";

    private final AgroalDataSource database;

    IdentityLocks(AgroalDataSource database) {
        this.database = database;
    }

    /** Holds them until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Collection<Identity> identities) {
        List<Long> keys = identities.stream()
                .map(identity -> hash(identity.lock()))
                .distinct()
                .sorted()
                .toList();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static Long hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
