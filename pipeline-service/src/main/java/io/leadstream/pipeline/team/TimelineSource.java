package io.leadstream.pipeline.team;

/**
 * A capability's table as a deal's timeline reads it: whoever keeps something of deals produces one as a bean. All but
 * the type are SQL, in which {@code t} is the row; the table has a {@code deal_id} with an index on it.
 *
 * @param type what {@code types=} and the entries call it
 * @param table the table's name, or a query in brackets
 * @param at expression of the time at which it happened
 * @param id expression of a UUID that is one entry's alone
 * @param by expression of who did it: text or null
 * @param detail expression of what there is to tell all readers of deals: jsonb
 * @param words expression of what people wrote, shown to who sells alone: jsonb
 */
public record TimelineSource(String type, String table, String at, String id, String by, String detail, String words) {

    /** Of a table without free text. */
    public TimelineSource(String type, String table, String at, String by, String detail) {
        this(type, table, at, "t.id", by, detail, "'{}'::jsonb");
    }

    /** Of a table with free text. */
    public TimelineSource(String type, String table, String at, String by, String detail, String words) {
        this(type, table, at, "t.id", by, detail, words);
    }
}
