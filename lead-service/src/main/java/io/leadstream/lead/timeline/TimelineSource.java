package io.leadstream.lead.timeline;

/**
 * A capability's table as the timeline reads it; an index on (lead, at, id) is a must. All but the type are SQL, in
 * which {@code t} is the table's row.
 *
 * @param type what {@code types=} and the entries call it
 * @param table the table's name
 * @param lead column of the lead's id
 * @param at column of the time at which it happened
 * @param id column, or the very expression of the index, of a UUID
 * @param by expression of who did it: text or null
 * @param detail expression of what there is to tell: jsonb
 */
public record TimelineSource(String type, String table, String lead, String at, String id, String by, String detail) {

    public TimelineSource(String type, String table, String at, String by, String detail) {
        this(type, table, "lead_id", at, "id", by, detail);
    }
}
