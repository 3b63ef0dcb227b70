package io.leadstream.lead.attribution;

import io.leadstream.lead.card.Family;

/**
 * When a lead was converted, as SQL: it became SQL, or a deal with it was won; or one that was merged into it did.
 * {@code lead} stands for an expression of the lead's id.
 */
public final class Conversions {

    private static final String SQL_AT =
            "(select min(k.at) from lifecycle_step k where k.lifecycle = 'SQL' and k.lead_id = any (%s))";
    private static final String WON_AT =
            "(select min(d.won_at) from deal d where d.won_at is not null and d.lead_id = any (%s))";

    private Conversions() {}

    /** An expression of when it became SQL; null if it did not. */
    public static String sqlAt(String lead) {
        return SQL_AT.formatted(Family.ids(lead));
    }

    /** An expression of when a deal with it was won; null if none is. */
    public static String wonAt(String lead) {
        return WON_AT.formatted(Family.ids(lead));
    }

    /** An expression of the first of the two. */
    public static String at(String lead) {
        return "least(" + sqlAt(lead) + ", " + wonAt(lead) + ")";
    }
}
