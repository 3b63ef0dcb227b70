package io.leadstream.lead.card;

import io.leadstream.lead.normal.SizeBand;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** What people write where there is nothing to write, and what says that nobody else has put money in. */
    private static final Set<String> NOT_FUNDED = Set.of(
            "none",
            "no",
            "nil",
            "null",
            "nan",
            "false",
            "na",
            "n/a",
            "#n/a",
            "n.a.",
            "not-applicable",
            "not-available",
            "unknown",
            "undisclosed",
            "not-disclosed",
            "unspecified",
            "not-specified",
            "tbd",
            "unfunded",
            "not-funded",
            "non-funded",
            "no-funding",
            "bootstrap",
            "bootstrapped",
            "self-funded",
            "self-financed",
            "keine");

    private static final Pattern ZERO = Pattern.compile("\\D*0[0., ]*\\D*");
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");
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

    /** With those values that somebody changed. */
    Firmographics changed(Firmographics from, Firmographics to) {
        return new Firmographics(
                Objects.equals(from.name, to.name) ? name : to.name,
                Objects.equals(from.industry, to.industry) ? industry : to.industry,
                Objects.equals(from.employees, to.employees) ? employees : to.employees,
                Objects.equals(from.growthStage, to.growthStage) ? growthStage : to.growthStage,
                Objects.equals(from.funding, to.funding) ? funding : to.funding,
                Objects.equals(from.productUsers, to.productUsers) ? productUsers : to.productUsers);
    }

    public @Nullable String sizeBand() {
        return employees == null || employees == 0
                ? null
                : SizeBand.of(employees).label();
    }

    public boolean isFunded() {
        return funding != null
                && SAYS_SOMETHING.matcher(funding).find()
                && !NOT_FUNDED.contains(word(funding))
                && !ZERO.matcher(funding).matches();
    }

    public boolean isGrowing() {
        return growthStage != null && GROWING.contains(word(growthStage));
    }

    private static String word(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
