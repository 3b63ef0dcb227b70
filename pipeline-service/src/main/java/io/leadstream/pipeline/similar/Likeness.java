package io.leadstream.pipeline.similar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How like two deals are, criterion by criterion. What is unknown of the one that is compared counts neither way; what is
 * unknown of the other alone counts as unlike.
 *
 * @param score 0 to 100: the weighted share of what is alike among what is known
 */
record Likeness(int score, List<Part> parts) {

    private static final int INDUSTRY = 30;
    private static final int SIZE = 20;
    private static final int PRODUCT = 25;
    private static final int AMOUNT = 15;
    private static final int COMMITTEE = 10;

    /**
     * One criterion.
     *
     * @param weight of the criterion
     * @param alike 0 (not at all) to 1 (the same)
     * @param why in words
     */
    @Schema(name = "LikenessPart")
    record Part(String criterion, int weight, double alike, String why) {}

    static Likeness of(Traits mine, Traits other) {
        List<Part> parts = new ArrayList<>();
        text(parts, "industry", INDUSTRY, mine.industry(), other.industry());
        size(parts, mine.sizeBand(), other.sizeBand());
        text(parts, "product", PRODUCT, mine.product(), other.product());
        amount(parts, mine.worth(), other.worth());
        committee(parts, mine.roles(), other.roles());
        int known = parts.stream().mapToInt(Part::weight).sum();
        double alike =
                parts.stream().mapToDouble(part -> part.weight * part.alike).sum();
        return new Likeness(known == 0 ? 0 : (int) Math.round(100 * alike / known), parts);
    }

    private static void text(
            List<Part> parts, String criterion, int weight, @Nullable String mine, @Nullable String other) {
        if (mine != null) {
            boolean same = other != null && mine.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
            parts.add(new Part(
                    criterion, weight, same ? 1 : 0, same ? "both " + mine : mine + ", the other " + said(other)));
        }
    }

    private static void size(List<Part> parts, @Nullable String mine, @Nullable String other) {
        if (mine == null) {
            return;
        }
        int here = Traits.SIZE_BANDS.indexOf(mine);
        int there = other == null ? -1 : Traits.SIZE_BANDS.indexOf(other);
        boolean neighbours = here >= 0 && there >= 0 && Math.abs(here - there) == 1;
        boolean same = mine.equals(other);
        String why = same
                ? "both " + mine + " employees"
                : mine + " employees, the other " + said(other) + (neighbours ? ", the next band" : "");
        parts.add(new Part("size", SIZE, same ? 1 : neighbours ? 0.5 : 0, why));
    }

    /** Within a factor of two the same band, within five a neighbouring one. */
    private static void amount(List<Part> parts, @Nullable BigDecimal mine, @Nullable BigDecimal other) {
        if (mine == null || mine.signum() == 0) {
            return;
        }
        if (other == null || other.signum() == 0) {
            parts.add(new Part("amount", AMOUNT, 0, "the other's is unknown"));
            return;
        }
        double factor =
                mine.max(other).divide(mine.min(other), MathContext.DECIMAL32).doubleValue();
        double alike = factor <= 2 ? 1 : factor <= 5 ? 0.5 : 0;
        String why = alike == 1
                ? "within a factor of two"
                : alike == 0.5 ? "within a factor of five" : "more than a factor of five apart";
        parts.add(new Part("amount", AMOUNT, alike, why));
    }

    /** The roles that both have, among those that either has. */
    private static void committee(List<Part> parts, Set<String> mine, Set<String> other) {
        if (mine.isEmpty()) {
            return;
        }
        Set<String> both = new HashSet<>(mine);
        both.retainAll(other);
        Set<String> either = new HashSet<>(mine);
        either.addAll(other);
        parts.add(new Part(
                "committee",
                COMMITTEE,
                (double) both.size() / either.size(),
                both.size() + " of " + either.size() + " roles in both"));
    }

    private static String said(@Nullable String other) {
        return other == null ? "unknown" : other;
    }
}
