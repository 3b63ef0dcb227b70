package io.leadstream.lead.merge;

import io.leadstream.lead.card.Card;
import io.leadstream.lead.card.Origin;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.card.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A card field by field; empty fields are left out. */
record Values(Map<Field, String> of) {

    /** What a field held at two moments. */
    record Difference(
            Field field, @Nullable String then, @Nullable String now) {}

    Values {
        of = Collections.unmodifiableMap(new EnumMap<Field, String>(copy(of)));
    }

    private static EnumMap<Field, String> copy(Map<Field, String> of) {
        var copy = new EnumMap<Field, String>(Field.class);
        copy.putAll(of);
        return copy;
    }

    static Values of(Card card) {
        return each(field -> field.of(card));
    }

    @Nullable
    String get(Field field) {
        return of.get(field);
    }

    Values with(Field field, @Nullable String value) {
        return each(one -> one == field ? value : get(one));
    }

    /** The survivor's card after a merge. */
    Values mergedWith(Values merged, Choice choice) {
        return each(field -> choice.of(field) == Side.MERGED ? merged.get(field) : get(field));
    }

    /**
     * This card as it would be had the merge not been: fields that are still as the merge left them are again as before
     * it; those changed since stay as they are.
     */
    Values without(Values before, Values after) {
        return each(field -> Objects.equals(get(field), after.get(field)) ? before.get(field) : get(field));
    }

    /** The fields that hold something else now. */
    List<Difference> changedTo(Values now) {
        var changed = new ArrayList<Difference>();
        for (Field field : Field.values()) {
            if (field.isChoosable() && !Objects.equals(get(field), now.get(field))) {
                changed.add(new Difference(field, get(field), now.get(field)));
            }
        }
        return changed;
    }

    Card card() {
        var person = new Person(
                get(Field.EMAIL),
                get(Field.PHONE),
                get(Field.FIRST_NAME),
                get(Field.LAST_NAME),
                get(Field.JOB_TITLE),
                get(Field.AGE_BAND),
                get(Field.COUNTRY),
                get(Field.REGION));
        var origin = new Origin(
                Source.valueOf(Objects.requireNonNull(get(Field.SOURCE))),
                get(Field.MEDIUM),
                get(Field.CAMPAIGN),
                get(Field.REFERRER),
                get(Field.LANDING_PAGE),
                get(Field.CONSENT));
        String company = get(Field.COMPANY);
        return new Card(
                person,
                origin,
                get(Field.OWNER),
                company == null ? null : UUID.fromString(company),
                Instant.parse(Objects.requireNonNull(get(Field.CHANGED_AT))));
    }

    private static Values each(Function<Field, @Nullable String> value) {
        var values = new EnumMap<Field, String>(Field.class);
        for (Field field : Field.values()) {
            String held = value.apply(field);
            if (held != null) {
                values.put(field, held);
            }
        }
        return new Values(values);
    }
}
