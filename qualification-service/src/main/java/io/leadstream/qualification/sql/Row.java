package io.leadstream.qualification.sql;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by column name. */
public record Row(ResultSet columns) {

    public @Nullable String text(String column) throws SQLException {
        return columns.getString(column);
    }

    public @Nullable UUID idOrNull(String column) throws SQLException {
        return columns.getObject(column, UUID.class);
    }

    public UUID id(String column) throws SQLException {
        return present(column, idOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public Instant instant(String column) throws SQLException {
        return present(column, instantOrNull(column));
    }

    public BigDecimal decimal(String column) throws SQLException {
        return present(column, columns.getBigDecimal(column));
    }

    public long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
        return columns.getObject(column, Long.class);
    }

    public @Nullable BigDecimal decimalOrNull(String column) throws SQLException {
        return columns.getBigDecimal(column);
    }

    public double real(String column) throws SQLException {
        return columns.getDouble(column);
    }

    public @Nullable Boolean flagOrNull(String column) throws SQLException {
        return columns.getObject(column, Boolean.class);
    }

    /** Of an array of text; empty when there is none. */
    public List<String> texts(String column) throws SQLException {
        Array array = columns.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    private static <T> T present(String column, @Nullable T value) throws SQLException {
        if (value == null) {
            throw new SQLException("column " + column + " is never null", "22004");
        }
        return value;
    }
}
