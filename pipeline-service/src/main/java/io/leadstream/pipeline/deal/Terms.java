package io.leadstream.pipeline.deal;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed about a deal at any time.
 *
 * @param owner our rep's user id
 */
@Embeddable
public record Terms(
        String name,
        @Embedded @Nullable Money amount,
        @Nullable String owner,
        @Nullable LocalDate expectedClose,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, String> segments) {

    public Terms {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }

    Terms named(String other) {
        return new Terms(other, amount, owner, expectedClose, segments);
    }

    Terms worth(Money other) {
        return new Terms(name, other, owner, expectedClose, segments);
    }

    /** The names of the fields in which these terms differ from others. */
    List<String> differencesTo(Terms other) {
        List<String> fields = new ArrayList<>();
        if (!name.equals(other.name)) {
            fields.add("name");
        }
        if (!Objects.equals(amount, other.amount)) {
            fields.add("amount");
        }
        if (!Objects.equals(owner, other.owner)) {
            fields.add("owner");
        }
        if (!Objects.equals(expectedClose, other.expectedClose)) {
            fields.add("expectedClose");
        }
        if (!segments.equals(other.segments)) {
            fields.add("segments");
        }
        return fields;
    }
}
