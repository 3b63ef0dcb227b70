package io.leadstream.lead.card;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
    private static final String OFFERED = "select offered from touch where lead_id = ?";
    private static final String REPLACED = """
            insert into replaced_identity (lead_id, hash) values (?, ?) on conflict do nothing""";
    private static final String REMEMBER_REPLACED = """
            insert into erased_identity as e (hash, erased_at)
            select hash, ? from replaced_identity where lead_id = ? order by hash
            on conflict (hash) do update set erased_at = greatest(e.erased_at, excluded.erased_at)""";
    private static final String REMEMBER = """
            insert into erased_identity as e (hash, erased_at) values (?, ?)
            on conflict (hash) do update set erased_at = greatest(e.erased_at, excluded.erased_at)""";
    private static final String FIND = "select hash, erased_at from erased_identity where hash = any (?)";

    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private volatile @Nullable SecretKeySpec key;

    Erasures(AgroalDataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
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

    /** What identified somebody who is no lead. */
    public void remember(Collection<Identity> identities, Instant at) {
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

    /** The keyed hashes of identities, by which what tells of a person is found again without telling itself. */
    public Set<String> hashes(Collection<Identity> identities) {
        if (identities.isEmpty()) {
            return Set.of();
        }
        try (Connection connection = database.getConnection()) {
            return hashes(connection, identities).keySet();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** These, and what the lead was known by before it was changed by hand. */
    void remember(Lead lead, Collection<Identity> identities, Instant at) {
        try (Connection connection = database.getConnection();
                var remember = connection.prepareStatement(REMEMBER);
                var replaced = connection.prepareStatement(REMEMBER_REPLACED)) {
            for (String hash : hashes(connection, identities).keySet()) {
                remember.setString(1, hash);
                remember.setObject(2, at.atOffset(ZoneOffset.UTC));
                remember.addBatch();
            }
            remember.executeBatch();
            replaced.setObject(1, at.atOffset(ZoneOffset.UTC));
            replaced.setObject(2, lead.id());
            replaced.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /**
     * Keeps hashes, and no more, of what leads are known by no longer, or are known by without its being on their cards:
     * an erasure is to reach records with it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keepOthers(Map<UUID, ? extends Collection<Identity>> identitiesByLead) {
        try (Connection connection = database.getConnection();
                var keep = connection.prepareStatement(REPLACED)) {
            for (var lead : identitiesByLead.entrySet()) {
                for (String hash : hashes(connection, lead.getValue()).keySet()) {
                    keep.setObject(1, lead.getKey());
                    keep.setString(2, hash);
                    keep.addBatch();
                }
            }
            keep.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /** By which the person is known, was offered under, and every record that told of them is known again. */
    public Set<Identity> identities(Lead lead) {
        var identities = new LinkedHashSet<>(lead.person().identities());
        read(RECORDS, lead, row -> identities.add(Identity.record(row.getString(1), row.getString(2))));
        read(
                OFFERED,
                lead,
                row -> identities.addAll(
                        OfferedContact.in(row.getString(1), mapper).person().identities()));
        return identities;
    }

    private void read(String query, Lead lead, RowReader reader) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setObject(1, lead.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
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
