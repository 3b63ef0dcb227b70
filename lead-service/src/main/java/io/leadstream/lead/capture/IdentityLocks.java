package io.leadstream.lead.capture;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Serialises captures of the same person, company or record, by whatever doors they come at once. All keys of a
 * transaction are taken together and in their natural order, so that two transactions never wait for each other.
 */
@ApplicationScoped
class IdentityLocks {

    private static final String LOCK =
            "select pg_advisory_xact_lock(key) from (select unnest(?::bigint[]) as key order by 1) as ordered";

    private final AgroalDataSource database;

    IdentityLocks(AgroalDataSource database) {
        this.database = database;
    }

    /** Holds them until the transaction ends. */
    void lock(Collection<String> keys) {
        Object[] hashes =
                keys.stream().map(IdentityLocks::hash).distinct().sorted().toArray();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("bigint", hashes));
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static Long hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
