package io.leadstream.pipeline.deal;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed about a deal at any time.
 *
 * @param owner our rep's user id
 * @param inBase the amount in the base currency; null while no rate of its currency is known
 * @param pushes how many times the expected close was put off to a later day
 */
@Embeddable
public record Terms(
        String name,
        @Embedded @Nullable Money amount,
        @Nullable String owner,
        @Nullable LocalDate expectedClose,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, String> segments,
        @Embedded @Nullable InBase inBase,
        int pushes,
        @Embedded Pursuit pursuit) {

    /** What there is before anything is said. */
    static final Terms EMPTY = new Terms("", null, null, null, Map.of());

    public Terms {
        segments = Collections.unmodifiableSortedMap(new TreeMap<>(segments));
    }

    Terms(
            String name,
            @Nullable Money amount,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            Map<String, String> segments) {
        this(name, amount, owner, expectedClose, segments, null, 0, Pursuit.NONE);
    }

    Terms named(String other) {
        return new Terms(other, amount, owner, expectedClose, segments, inBase, pushes, pursuit);
    }

    Terms ownedBy(String other) {
        return new Terms(name, amount, other, expectedClose, segments, inBase, pushes, pursuit);
    }

    Terms worth(Worth other) {
        InBase rated = other.inBase() == null && other.amount().equals(amount) ? inBase : other.inBase();
        return new Terms(name, other.amount(), owner, expectedClose, segments, rated, pushes, pursuit);
    }

    Terms rated(@Nullable InBase other) {
        return new Terms(name, amount, owner, expectedClose, segments, other, pushes, pursuit);
    }

    Terms pursued(Pursuit other) {
        return new Terms(name, amount, owner, expectedClose, segments, inBase, pushes, other);
    }

    /** These terms as they follow others: one push more where the expected close went to a later day. */
    Terms following(Terms before) {
        boolean pushed =
                expectedClose != null && before.expectedClose != null && expectedClose.isAfter(before.expectedClose);
        int count = pushed ? before.pushes + 1 : before.pushes;
        return new Terms(name, amount, owner, expectedClose, segments, inBase, count, pursuit);
    }
}
