package io.leadstream.lead.timeline;

/**
 * A capability's table as the timeline reads it; an index on (owner, at, id) is a must. All but the type are SQL, in
 * which {@code t} is the table's row.
 *
 * @param of whose history it is
 * @param type what {@code types=} and the entries call it
 * @param table the table's name, or a query in brackets
 * @param owner column of the lead's, the deal's or the company's id
 * @param at column of the time at which it happened
 * @param id column, or the very expression of the index, of a UUID
 * @param by expression of who did it: text or null
 * @param detail expression of what there is to tell: jsonb
 */
public record TimelineSource(
        Of of, String type, String table, String owner, String at, String id, String by, String detail) {

    /** Whose history it is. */
    public enum Of {
        /** A lead's own, which is shown with its company and its deals too. */
        LEAD,

        /** What its deals bring to a lead's history: by lead, and left out where a deal's own is told. */
        DEALS_OF_LEAD,

        DEAL,
        COMPANY
    }

    /** Of a lead. */
    public TimelineSource(String type, String table, String at, String by, String detail) {
        this(type, table, "lead_id", at, "t.id", by, detail);
    }

    /** The same with another column or expression for the lead's id or the entry's. */
    public TimelineSource(String type, String table, String lead, String at, String id, String by, String detail) {
        this(Of.LEAD, type, table, lead, at, id, by, detail);
    }

    /** Of a lead, by its deals. */
    public static TimelineSource ofDeals(String type, String table, String at, String by, String detail) {
        return new TimelineSource(Of.DEALS_OF_LEAD, type, table, "lead_id", at, "t.id", by, detail);
    }

    /** Of one deal. */
    public static TimelineSource ofDeal(String type, String table, String at, String by, String detail) {
        return new TimelineSource(Of.DEAL, type, table, "deal_id", at, "t.id", by, detail);
    }

    /** Of a company as such, whoever works there. */
    public static TimelineSource ofCompany(String type, String table, String at, String by, String detail) {
        return new TimelineSource(Of.COMPANY, type, table, "company_id", at, "t.id", by, detail);
    }
}
