package io.leadstream.pipeline.methodology;

/**
 * Where a figure of an approach lies; a single point where the source says "about".
 *
 * @param low at least 0; 0 where it is open below
 * @param high {@link Double#POSITIVE_INFINITY} where it is open above
 */
record Range(double low, double high) {

    Range {
        if (!(low >= 0 && high >= low && high > 0)) {
            throw new IllegalArgumentException("a range begins at 0 or above and ends where it begins or above");
        }
    }

    static Range about(double figure) {
        return new Range(figure, figure);
    }

    static Range under(double high) {
        return new Range(0, high);
    }

    static Range moreThan(double low) {
        return new Range(low, Double.POSITIVE_INFINITY);
    }

    /** How far a figure above 0 lies outside, in powers of ten: 0 inside, 1 at ten times the end or a tenth of it. */
    double distanceOf(double figure) {
        if (figure < low) {
            return Math.log10(low / figure);
        }
        return figure > high ? Math.log10(figure / high) : 0;
    }

    /** A figure that stands for it: the geometric middle, or the end that it has. */
    double middle() {
        if (Double.isInfinite(high)) {
            return low;
        }
        return low == 0 ? high : Math.sqrt(low * high);
    }
}
