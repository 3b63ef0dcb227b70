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
import java.util.stream.Stream;

/**
 * Serialises what is done about the same person, record or company, by whatever doors it comes at once. A transaction
 * takes the locks of all its identities together, in their natural order and before those of rows and companies, so
 * that two transactions never wait for each other.
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
        lock(identities.stream().map(Identity::name));
    }

    /** Holds the key of a company that is about to be opened. */
    void lock(CompanyKey key) {
        lock(Stream.of("company " + key));
    }

    private void lock(Stream<String> names) {
        List<Long> keys = names.map(IdentityLocks::hash).distinct().sorted().toList();
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
