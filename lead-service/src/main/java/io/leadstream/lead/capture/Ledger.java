package io.leadstream.lead.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.lead.card.OfferedContact;
import io.leadstream.lead.card.Origin;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every touch with what it offered, and which partner's records were here before, whatever door they came by. */
@ApplicationScoped
class Ledger {

    private static final String KNOWN_RECORDS = """
            select external_id, fingerprint, lead_id from partner_record where partner = ? and external_id = any (?)""";

    private static final String OFFERED = """
            select offered from touch
            where lead_id in (select ? union all select id from lead where merged_into = ?)
              and partner = ? and external_id = ?""";

    private static final String LAST_TOUCH = """
            select max(last.at) from (select ?::uuid as id union all select id from lead where merged_into = ?) as card,
              lateral (select at from touch where lead_id = card.id order by at desc limit 1) as last""";

    private static final String KEEP_RECORD = """
            insert into partner_record (partner, external_id, fingerprint, lead_id)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::uuid[]) on conflict do nothing""";

    private static final String KEEP_TOUCH = """
            insert into touch (lead_id, nr, at, door, partner, external_id, offered, source_key, import_id,
              source, medium, campaign, referrer, landing_page)
            select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])""";

    private final AgroalDataSource database;
    private final Sql sql;
    private final ObjectMapper mapper;

    Ledger(AgroalDataSource database, Sql sql, ObjectMapper mapper) {
        this.database = database;
        this.sql = sql;
        this.mapper = mapper;
    }

    /**
     * A touch that is about to be kept.
     *
     * @param source the key of the capture source
     */
    record NewTouch(
            UUID leadId,
            int nr,
            @Nullable String externalId,
            @Nullable String email,
            Offered offered,
            Origin origin,
            String source,
            Instant at) {}

    /** What was offered, as it was understood: white space and the order of members do not count. */
    record Offered(String json) {

        String fingerprint() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    Offered offered(NewLead lead) {
        try {
            return new Offered(mapper.writeValueAsString(lead));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    /** What is known of these of a partner's records; nothing for other doors. */
    KnownRecords known(Door door, Collection<NormalLead> offers) {
        var known = new KnownRecords();
        if (door.partner() != null) {
            run(KNOWN_RECORDS, (connection, statement) -> {
                Object[] ids = offers.stream()
                        .map(offer -> offer.offered().externalId())
                        .toArray();
                statement.setString(1, door.partner());
                statement.setArray(2, connection.createArrayOf("text", ids));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        known.add(rows.getString(1), rows.getString(2), rows.getObject(3, UUID.class));
                    }
                }
                return known;
            });
        }
        return known;
    }

    /** The addresses, in normal form, that a partner has given for one of its records of the lead or its merged ones. */
    Set<String> emailsOf(UUID leadId, Door door, String externalId) {
        return run(OFFERED, (connection, statement) -> {
            statement.setObject(1, leadId);
            statement.setObject(2, leadId);
            statement.setString(3, door.partner());
            statement.setString(4, externalId);
            var emails = new HashSet<String>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String email = OfferedContact.in(rows.getString(1), mapper).email();
                    if (email != null) {
                        emails.add(email);
                    }
                }
            }
            return emails;
        });
    }

    /** When the lead, or one merged into it, was last captured. */
    Optional<Instant> lastTouch(UUID leadId) {
        return run(LAST_TOUCH, (connection, statement) -> {
            statement.setObject(1, leadId);
            statement.setObject(2, leadId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                        : Optional.empty();
            }
        });
    }

    void keep(Collection<NewTouch> touches, Door door) {
        sql.all(KEEP_TOUCH, touches.stream().map(touch -> row(touch, door)).toList());
        if (door.partner() != null) {
            sql.all(
                    KEEP_RECORD,
                    touches.stream()
                            .filter(touch -> touch.externalId() != null)
                            .map(touch -> new @Nullable Object[] {
                                door.partner(),
                                touch.externalId(),
                                touch.offered().fingerprint(),
                                touch.leadId()
                            })
                            .toList());
        }
    }

    private static @Nullable Object[] row(NewTouch touch, Door door) {
        return new @Nullable Object[] {
            touch.leadId(),
            touch.nr(),
            touch.at(),
            door.name(),
            door.partner(),
            touch.externalId(),
            touch.offered().json(),
            touch.source(),
            door.importId(),
            touch.origin().source(),
            touch.origin().medium(),
            touch.origin().campaign(),
            touch.origin().referrer(),
            touch.origin().landingPage()
        };
    }

    private <T> T run(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(connection, statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Connection connection, PreparedStatement statement) throws SQLException;
    }
}
