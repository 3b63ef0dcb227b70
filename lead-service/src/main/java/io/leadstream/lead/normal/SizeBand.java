package io.leadstream.lead.normal;

/** A company's size by its number of employees; bands meet where scoring draws its lines, at 50 and above 1,000. */
public enum SizeBand {
    MICRO("1-9", 9),
    SMALL("10-49", 49),
    MEDIUM("50-249", 249),
    LARGE("250-1000", 1_000),
    VERY_LARGE("1001-5000", 5_000),
    HUGE("5001+", Integer.MAX_VALUE);

    private final String label;
    private final int most;

    SizeBand(String label, int most) {
        this.label = label;
        this.most = most;
    }

    /** The band's name on events, such as {@code 50-249}. */
    public String label() {
        return label;
    }

    /**
     * The band of a company of so many.
     *
     * @throws IllegalArgumentException when there is nobody
     */
    public static SizeBand of(int employees) {
        if (employees < 1) {
            throw new IllegalArgumentException("must be at least 1");
        }
        for (SizeBand band : values()) {
            if (employees <= band.most) {
                return band;
            }
        }
        throw new IllegalStateException("the last band has no upper end");
    }
}
