package io.leadstream.lead.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.leadstream.messaging.DatabaseFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Every touch with what it offered, and which partner's records were here before, whatever door they came by. */
@ApplicationScoped
class Ledger {

    private static final String RECORD_LEAD = """
            select lead_id, body_hash = ? from partner_record where partner = ? and external_id = ? order by 2 desc limit 1""";

    private static final String KEEP_RECORD = """
            insert into partner_record (partner, external_id, body_hash, lead_id) values (?, ?, ?, ?)
            on conflict do nothing""";

    private static final String KEEP_TOUCH = """
            insert into touch (lead_id, nr, at, door, partner, external_id, offered) values (?, ?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource database;
    private final ObjectMapper mapper;

    Ledger(AgroalDataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /**
     * What is known of a partner's record.
     *
     * @param same whether its content is the same, too
     */
    record Known(UUID leadId, boolean same) {}

    Optional<Known> find(Door door, NewLead offered) {
        if (door.partner() == null || offered.externalId() == null) {
            return Optional.empty();
        }
        return run(RECORD_LEAD, statement -> {
            statement.setBytes(1, hash(offered));
            statement.setString(2, door.partner());
            statement.setString(3, offered.externalId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(row.getObject(1, UUID.class), row.getBoolean(2)))
                        : Optional.empty();
            }
        });
    }

    void keep(UUID leadId, int touch, Door door, NewLead offered, Instant at) {
        run(KEEP_TOUCH, statement -> {
            statement.setObject(1, leadId);
            statement.setInt(2, touch);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.setString(4, door.name());
            statement.setString(5, door.partner());
            statement.setString(6, offered.externalId());
            statement.setString(7, json(offered));
            return statement.executeUpdate();
        });
        if (door.partner() != null && offered.externalId() != null) {
            run(KEEP_RECORD, statement -> {
                statement.setString(1, door.partner());
                statement.setString(2, offered.externalId());
                statement.setBytes(3, hash(offered));
                statement.setObject(4, leadId);
                return statement.executeUpdate();
            });
        }
    }

    private byte[] hash(NewLead offered) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(offered));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("what was read can be written and hashed", e);
        }
    }

    private String json(NewLead offered) {
        try {
            return mapper.writeValueAsString(offered);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private <T> T run(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
