package io.leadstream.lead.card;

import io.leadstream.lead.normal.SizeBand;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a company, as it was first given.
 *
 * @param funding a round such as {@code SERIES_B}, or an amount
 * @param productUsers how many use our product there
 */
@Embeddable
public record Firmographics(
        @Nullable String name,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable String growthStage,
        @Nullable String funding,
        @Nullable Integer productUsers) {

    public static final Firmographics NOTHING = new Firmographics(null, null, null, null, null, null);

    private static final Set<String> NOT_FUNDED = Set.of("none", "no", "0", "unfunded", "bootstrapped", "self-funded");
    private static final Set<String> GROWING =
            Set.of("growth", "growing", "scale-up", "scaleup", "scaling", "expansion", "hypergrowth", "hyper-growth");

    /** Fills what is empty and keeps the rest. */
    public Firmographics filledBy(Firmographics offer) {
        return new Firmographics(
                Filling.first(name, offer.name),
                Filling.first(industry, offer.industry),
                Filling.first(employees, offer.employees),
                Filling.first(growthStage, offer.growthStage),
                Filling.first(funding, offer.funding),
                Filling.first(productUsers, offer.productUsers));
    }

    @Nullable
    String sizeBand() {
        return employees == null || employees == 0
                ? null
                : SizeBand.of(employees).label();
    }

    boolean isFunded() {
        return funding != null && !NOT_FUNDED.contains(word(funding));
    }

    boolean isGrowing() {
        return growthStage != null && GROWING.contains(word(growthStage));
    }

    private static String word(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
