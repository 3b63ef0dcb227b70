package io.leadstream.lead.card;

/** A lead and those merged into it, in SQL: what happened to any of them happened to it. */
public final class Family {

    private Family() {}

    /** Their ids as an array; {@code lead} is an expression of the survivor's. */
    public static String ids(String lead) {
        return "array(select %1$s union all select m.id from lead m where m.merged_into = %1$s)".formatted(lead);
    }
}
