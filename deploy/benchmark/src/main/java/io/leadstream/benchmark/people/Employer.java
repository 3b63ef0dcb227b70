package io.leadstream.benchmark.people;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A company: the n-th is always the same. */
record Employer(
        String name,
        String domain,
        String industry,
        int employees,
        @Nullable String growthStage,
        @Nullable String funding,
        @Nullable Integer productUsers) {

    private static final String[] INDUSTRIES = {
        "SOFTWARE",
        "MANUFACTURING",
        "FINANCE",
        "HEALTHCARE",
        "RETAIL",
        "LOGISTICS",
        "CONSULTING",
        "MEDIA",
        "ENERGY",
        "CONSTRUCTION",
        "EDUCATION",
        "AGRICULTURE"
    };
    private static final Weighted INDUSTRY = Weighted.zipf(INDUSTRIES.length, 0.7);

    private static final int[] SIZES = {3, 25, 140, 600, 2_500, 20_000};
    private static final Weighted SIZE = Weighted.of(20, 30, 25, 15, 7, 3);

    private static final String[] GROWTH_STAGES = {"STARTUP", "GROWTH", "MATURE"};
    private static final String[] FUNDINGS = {"SEED", "SERIES_A", "SERIES_B", "SERIES_C", "PUBLIC"};

    /** In how many names stands what CSV has to put into quotes. */
    private static final int QUOTED_EVERY = 17;

    static Employer of(int n) {
        var random = new SplittableRandom(People.SEED - 1 - n);
        String name = Words.company(n);
        int size = SIZES[SIZE.next(random)];
        return new Employer(
                n % QUOTED_EVERY == 0 ? name + ", \"" + name.charAt(0) + "\" & Co" : name,
                Words.plain(name) + ".com",
                INDUSTRIES[INDUSTRY.next(random)],
                size + random.nextInt(size),
                random.nextInt(3) > 0 ? GROWTH_STAGES[random.nextInt(GROWTH_STAGES.length)] : null,
                random.nextInt(4) == 0 ? FUNDINGS[random.nextInt(FUNDINGS.length)] : null,
                random.nextInt(50) == 0 ? 1 + random.nextInt(5_000) : null);
    }
}
