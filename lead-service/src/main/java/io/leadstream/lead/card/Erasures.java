package io.leadstream.lead.card;

import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the erased: HMAC-SHA256 of their identities, under a key that only this service has. A record that
 * was written before the erasure and is read again is known by them, and refused.
 */
@ApplicationScoped
public class Erasures {

    private static final String KEY = "select value from erasure_key";
    private static final String RECORDS = "select partner, external_id from partner_record where lead_id = ?";
    private static final String REMEMBER = """
            insert into erased_identity as e (hash, erased_at) values (?, ?)
            on conflict (hash) do update set erased_at = greatest(e.erased_at, excluded.erased_at)""";
    private static final String FIND = "select hash, erased_at from erased_identity where hash = any (?)";

    private final AgroalDataSource database;
    private volatile @Nullable SecretKeySpec key;

    Erasures(AgroalDataSource database) {
        this.database = database;
    }

    /** When persons of these identities were last erased; those who never were are left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Identity, Instant> of(Collection<Identity> identities) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            Map<String, Identity> byHash = hashes(connection, identities);
            select.setArray(1, connection.createArrayOf("text", byHash.keySet().toArray()));
            var erased = new HashMap<Identity, Instant>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    erased.put(
                            byHash.get(rows.getString(1)),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return erased;
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    void remember(Collection<Identity> identities, Instant at) {
        try (Connection connection = database.getConnection();
                var remember = connection.prepareStatement(REMEMBER)) {
            for (String hash : hashes(connection, identities).keySet()) {
                remember.setString(1, hash);
                remember.setObject(2, at.atOffset(ZoneOffset.UTC));
                remember.addBatch();
            }
            remember.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** By which the person, and every record that told of them, is known again. */
    List<Identity> identities(Lead lead) {
        var identities = new ArrayList<>(lead.person().identities());
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(RECORDS)) {
            select.setObject(1, lead.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    identities.add(Identity.record(rows.getString(1), rows.getString(2)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
        return identities;
    }

    private Map<String, Identity> hashes(Connection connection, Collection<Identity> identities) throws SQLException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key(connection));
            var hashes = new TreeMap<String, Identity>(); // sorted: the order in which rows are locked
            for (Identity identity : identities) {
                hashes.put(
                        HexFormat.of().formatHex(mac.doFinal(identity.name().getBytes(StandardCharsets.UTF_8))),
                        identity);
            }
            return hashes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** It never changes. */
    private SecretKeySpec key(Connection connection) throws SQLException {
        SecretKeySpec known = key;
        if (known == null) {
            try (var select = connection.prepareStatement(KEY);
                    ResultSet row = select.executeQuery()) {
                row.next();
                known = new SecretKeySpec(row.getBytes(1), "HmacSHA256");
            }
            key = known;
        }
        return known;
    }
}
