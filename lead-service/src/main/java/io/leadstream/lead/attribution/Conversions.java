package io.leadstream.lead.attribution;

/**
 * When a lead was converted, as SQL: it became SQL, or a deal with it was won. {@code lead} stands for an expression of
 * the lead's id.
 */
public final class Conversions {

    private static final String SQL_AT = "(select k.sql_at from lead_conversion k where k.lead_id = %s)";
    private static final String WON_AT = "(select k.won_at from lead_conversion k where k.lead_id = %s)";

    private Conversions() {}

    /** An expression of when it became SQL; null if it did not. */
    public static String sqlAt(String lead) {
        return SQL_AT.formatted(lead);
    }

    /** An expression of when a deal with it was won; null if none was. */
    public static String wonAt(String lead) {
        return WON_AT.formatted(lead);
    }

    /** An expression of the first of the two. */
    public static String at(String lead) {
        return "least(" + sqlAt(lead) + ", " + wonAt(lead) + ")";
    }
}
