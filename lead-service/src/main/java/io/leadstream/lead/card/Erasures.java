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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is left of the erased: HMAC-SHA256 of their identities, under a key that never leaves the database. A record
 * that was written before the erasure and is read again is known by them, and refused.
 */
@ApplicationScoped
public class Erasures {

    private static final String KEY = "select value from erasure_key";
    private static final String RECORDS = "select partner, external_id from partner_record where lead_id = ?";
    private static final String REMEMBER = """
            insert into erased_identity as e (hash, erased_at) values (?, ?)
            on conflict (hash) do update set erased_at = greatest(e.erased_at, excluded.erased_at)""";
    private static final String COVERS =
            "select 1 from erased_identity where hash = any (?) and erased_at >= ? limit 1";

    private final AgroalDataSource database;

    Erasures(AgroalDataSource database) {
        this.database = database;
    }

    /** Names a person by e-mail address. */
    public static String email(String address) {
        return "email " + address;
    }

    /** Names a person by telephone number. */
    public static String phone(String e164) {
        return "phone " + e164;
    }

    /** Names a partner's record. */
    public static String record(String partner, String externalId) {
        return "record " + partner + " " + externalId;
    }

    /** Whether somebody of these identities was erased after a record was written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean cover(Collection<String> identities, Instant writtenAt) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(COVERS)) {
            Mac mac = mac(connection);
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea",
                            identities.stream()
                                    .map(identity -> hash(mac, identity))
                                    .toArray()));
            select.setObject(2, writtenAt.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    void remember(Lead lead, Instant at) {
        try (Connection connection = database.getConnection();
                var remember = connection.prepareStatement(REMEMBER)) {
            Mac mac = mac(connection);
            for (String identity : identities(connection, lead)) {
                remember.setBytes(1, hash(mac, identity));
                remember.setObject(2, at.atOffset(ZoneOffset.UTC));
                remember.addBatch();
            }
            remember.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    private static List<String> identities(Connection connection, Lead lead) throws SQLException {
        var identities = new ArrayList<String>();
        if (lead.email() != null) {
            identities.add(email(lead.email()));
        }
        if (lead.phone() != null) {
            identities.add(phone(lead.phone()));
        }
        try (var select = connection.prepareStatement(RECORDS)) {
            select.setObject(1, lead.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    identities.add(record(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return identities;
    }

    private static Mac mac(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(KEY);
                ResultSet row = select.executeQuery()) {
            row.next();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(row.getBytes(1), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] hash(Mac mac, String identity) {
        return mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
    }
}
