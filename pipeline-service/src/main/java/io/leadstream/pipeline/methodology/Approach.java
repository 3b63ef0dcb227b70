package io.leadstream.pipeline.methodology;

import static io.leadstream.pipeline.methodology.Dimension.AVERAGE_CONTRACT_VALUE;
import static io.leadstream.pipeline.methodology.Dimension.DEALS_PER_REP_PER_MONTH;
import static io.leadstream.pipeline.methodology.Dimension.SALES_CYCLE_DAYS;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The five approaches under the brand names, from the simplest to the most complex. An approach is no methodology: keys
 * of both may be the same word and mean different things.
 */
enum Approach {
    SELF_SERVICE("self-service", "buyers educate themselves and buy on line", Map.of(), List.of()),

    TRANSACTIONAL(
            "transactional",
            "buyers know what they want and shop for price and delivery; prefer chat to a rep; high volume, high speed,"
                    + " inbound",
            Map.of(
                    AVERAGE_CONTRACT_VALUE, new Figure(Range.under(1_000), "under 1,000 USD", 1),
                    SALES_CYCLE_DAYS, new Figure(Range.under(30), "under 30 days", 1),
                    DEALS_PER_REP_PER_MONTH, new Figure(Range.moreThan(20), "more than 20 a month", 1)),
            curated("snap", "inbound")),

    SOLUTION(
            "solution",
            "buyers know the problem, compare 2 to 3 vendors, pay more for specific features; medium volume, high speed,"
                    + " inbound",
            Map.of(
                    AVERAGE_CONTRACT_VALUE, new Figure(Range.about(5_000), "about 5,000 USD", 1),
                    SALES_CYCLE_DAYS, new Figure(Range.about(30), "days to weeks, about 30 days", 1),
                    DEALS_PER_REP_PER_MONTH, new Figure(new Range(5, 10), "5 to 10 a month", 1)),
            curated("solution", "spin", "neat", "inbound")),

    CONSULTATIVE(
            "consultative",
            "buyers do not fully know the problem; several deciders, proof of concept, we help write the RFP;"
                    + " platform-like products; mostly outbound; more senior people step in by and by",
            Map.of(
                    AVERAGE_CONTRACT_VALUE, new Figure(new Range(20_000, 100_000), "20,000 to 100,000 USD", 1),
                    SALES_CYCLE_DAYS, new Figure(months(6, 18), "6 to 18 months", 1),
                    DEALS_PER_REP_PER_MONTH, new Figure(new Range(1 / 3.0, 1), "1 to 3 a quarter", 1)),
            curated("consultative", "conceptual", "customer-centric", "meddic", "sandler")),

    PROVOCATIVE(
            "provocative",
            "the buyer does not know the problem yet; innovation on a CEO's top question; chosen accounts only, no RFP",
            Map.of(
                    AVERAGE_CONTRACT_VALUE, new Figure(Range.about(250_000), "about 250,000 USD", 1),
                    SALES_CYCLE_DAYS, new Figure(months(6, 9), "6 to 9 months (3 to 9 in general)", 1),
                    // the source's figure is at odds with its own cycle: it counts least
                    DEALS_PER_REP_PER_MONTH, new Figure(new Range(1, 2), "1 to 2 a month", 0.25)),
            List.of(new Fit("challenger", Basis.SOURCE)));

    private static final double DAYS_OF_A_MONTH = 365.25 / 12;

    private final String key;
    private final String fitsWhen;
    private final Map<Dimension, Figure> figures;
    private final List<Fit> methodologies;

    Approach(String key, String fitsWhen, Map<Dimension, Figure> figures, List<Fit> methodologies) {
        this.key = key;
        this.fitsWhen = fitsWhen;
        this.figures = figures.isEmpty() ? Map.of() : new EnumMap<>(figures);
        this.methodologies = methodologies;
    }

    /**
     * A figure of the table.
     *
     * @param text as the source has it
     * @param weight how much a distance from it counts
     */
    record Figure(Range range, String text, double weight) {}

    /** Who says that a methodology belongs to an approach. */
    enum Basis {
        SOURCE,
        CURATED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A methodology that goes with an approach. */
    record Fit(String methodology, Basis basis) {}

    String key() {
        return key;
    }

    String fitsWhen() {
        return fitsWhen;
    }

    /** Empty for self-service, of which the source has none. */
    Map<Dimension, Figure> figures() {
        return figures;
    }

    List<Fit> methodologies() {
        return methodologies;
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }

    /** The next one that takes less of us. */
    Optional<Approach> simpler() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** The next one that takes more of us. */
    Optional<Approach> moreComplex() {
        return ordinal() == values().length - 1 ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    static Approach of(String key) {
        return Stream.of(values())
                .filter(approach -> approach.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no approach " + key));
    }

    private static Range months(double low, double high) {
        return new Range(low * DAYS_OF_A_MONTH, high * DAYS_OF_A_MONTH);
    }

    private static List<Fit> curated(String... keys) {
        return Stream.of(keys).map(key -> new Fit(key, Basis.CURATED)).toList();
    }
}
