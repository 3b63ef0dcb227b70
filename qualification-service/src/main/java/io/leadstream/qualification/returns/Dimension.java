package io.leadstream.qualification.returns;

/** By what returns are grouped: as it was when the lead was captured, but for the lifecycle, which is as it is now. */
enum Dimension {
    SOURCE("c.lead_source"),
    INDUSTRY("c.industry"),
    COUNTRY("c.country"),
    SIZE_BAND("c.size_band"),
    REGION("c.region"),
    CAMPAIGN("c.campaign"),
    LIFECYCLE("q.state", "join qualification q on q.lead_id = c.lead_id", false),
    /** A lead may be in several, and is counted in each. */
    SEGMENT(
            "s.segment",
            "cross join lateral unnest(case when cardinality(c.segments) > 0 then c.segments"
                    + " else array[null::text] end) as s (segment)",
            true);

    /** What groups are made of; never from a request. */
    private final String column;

    private final String join;
    private final boolean overlaps;

    Dimension(String column) {
        this(column, "", false);
    }

    Dimension(String column, String join, boolean overlaps) {
        this.column = column;
        this.join = join;
        this.overlaps = overlaps;
    }

    String column() {
        return column;
    }

    String join() {
        return join;
    }

    /** Whether a lead may be in several groups. */
    boolean overlaps() {
        return overlaps;
    }
}
