package io.leadstream.lead.merge;

import io.leadstream.lead.merge.Field.Precedence;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Whose value the survivor has after a merge, field by field. */
record Choice(Map<Field, Side> of) {

    Choice {
        var copy = new EnumMap<Field, Side>(Field.class);
        copy.putAll(of);
        of = Collections.unmodifiableMap(copy);
    }

    /**
     * By the fields' precedence, but for what was chosen.
     *
     * @param survivorIsEarlier whether it was captured first
     */
    static Choice of(Values survivor, Values merged, boolean survivorIsEarlier, Map<Field, Side> chosen) {
        var sides = new EnumMap<Field, Side>(Field.class);
        for (Field field : Field.values()) {
            if (field.isChoosable()) {
                Side first = first(field, survivorIsEarlier);
                Side filled = (first == Side.SURVIVOR ? survivor : merged).get(field) != null ? first : other(first);
                boolean neither = survivor.get(field) == null && merged.get(field) == null;
                sides.put(field, chosen.getOrDefault(field, neither ? Side.SURVIVOR : filled));
            }
        }
        return new Choice(sides);
    }

    Side of(Field field) {
        return of.getOrDefault(field, Side.SURVIVOR);
    }

    /** Why this side, in a word. */
    static String reason(Field field, Values survivor, Values merged, boolean survivorIsEarlier) {
        String one = survivor.get(field);
        String other = merged.get(field);
        if (Objects.equals(one, other)) {
            return "SAME";
        }
        if (one == null || other == null) {
            return one == null ? "ONLY_MERGED" : "ONLY_SURVIVOR";
        }
        return first(field, survivorIsEarlier) == Side.SURVIVOR && field.precedence() == Precedence.SURVIVOR
                ? "SURVIVOR_FIRST"
                : "EARLIER_CAPTURE_FIRST";
    }

    private static Side first(Field field, boolean survivorIsEarlier) {
        return switch (field.precedence()) {
            case SURVIVOR, NONE -> Side.SURVIVOR;
            case EARLIER -> survivorIsEarlier ? Side.SURVIVOR : Side.MERGED;
        };
    }

    private static Side other(Side side) {
        return side == Side.SURVIVOR ? Side.MERGED : Side.SURVIVOR;
    }
}
