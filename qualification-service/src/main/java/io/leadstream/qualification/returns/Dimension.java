package io.leadstream.qualification.returns;

/** By what returns are grouped: as it was when the lead was captured, but for the lifecycle, which is as it is now. */
enum Dimension {
    SOURCE("c.lead_source", false),
    INDUSTRY("c.industry", false),
    COUNTRY("c.country", false),
    SIZE_BAND("c.size_band", false),
    REGION("c.region", false),
    CAMPAIGN("c.campaign", false),
    LIFECYCLE("q.state", true);

    /** What groups are made of; never from a request. */
    private final String column;

    private final boolean ofQualification;

    Dimension(String column, boolean ofQualification) {
        this.column = column;
        this.ofQualification = ofQualification;
    }

    String column() {
        return column;
    }

    String join() {
        return ofQualification ? "join qualification q on q.lead_id = c.lead_id" : "";
    }
}
