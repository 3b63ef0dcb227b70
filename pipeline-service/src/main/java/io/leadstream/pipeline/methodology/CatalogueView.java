package io.leadstream.pipeline.methodology;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.pipeline.methodology.Methodology.Element;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The catalogue as it is shown. */
final class CatalogueView {

    private CatalogueView() {}

    /** @param fitsWhen null where the source names no market; said, not left out */
    @Schema(name = "Methodology")
    record Shown(
            int number,
            String key,
            String name,
            @JsonInclude @Nullable String origin,
            String principle,
            List<Element> elements,
            @JsonInclude @Nullable String fitsWhen,
            @Nullable String doubtedWhen,
            @Nullable List<String> sellerTypes,
            @Nullable List<ClaimShown> claims,
            List<Of> approaches,
            String trademark) {

        static Shown of(Methodology methodology, Supplier<Journeys.Own> own) {
            return new Shown(
                    methodology.number(),
                    methodology.key(),
                    methodology.name(),
                    methodology.origin(),
                    methodology.principle(),
                    methodology.elements(),
                    methodology.fitsWhen(),
                    methodology.doubtedWhen(),
                    methodology.sellerTypes().isEmpty() ? null : methodology.sellerTypes(),
                    methodology.claims().isEmpty()
                            ? null
                            : methodology.claims().stream()
                                    .map(claim -> new ClaimShown(claim.text(), claim.share(), own.get()))
                                    .toList(),
                    Of.of(methodology),
                    Catalogue.TRADEMARK);
        }
    }

    /** What a methodology is known for, beside what our own deals say of it. */
    @Schema(name = "MethodologyClaim")
    record ClaimShown(String text, double share, Journeys.Own ours) {}

    /**
     * The approach that a methodology goes with.
     *
     * @param basis {@code source} or {@code curated} by us
     */
    @Schema(name = "MethodologyApproach")
    record Of(String approach, String basis) {

        private static List<Of> of(Methodology methodology) {
            return Stream.of(Approach.values())
                    .flatMap(approach -> approach.methodologies().stream()
                            .filter(fit -> fit.methodology().equals(methodology.key()))
                            .map(fit -> new Of(approach.key(), fit.basis().word())))
                    .toList();
        }
    }

    /** @param figures null where the source has none */
    @Schema(name = "Approach")
    record Row(
            String key,
            String fitsWhen,
            @JsonInclude @Nullable Figures figures,
            List<Fitting> methodologies) {

        static Row of(Approach approach) {
            return new Row(
                    approach.key(),
                    approach.fitsWhen(),
                    approach.hasFigures() ? Figures.of(approach) : null,
                    Fitting.of(approach));
        }

        static List<Row> all() {
            return Arrays.stream(Approach.values()).map(Row::of).toList();
        }
    }

    @Schema(name = "ApproachFigures")
    record Figures(Figure averageContractValue, Figure salesCycleDays, Figure dealsPerRepPerMonth) {

        private static Figures of(Approach approach) {
            return new Figures(
                    Figure.of(approach, Dimension.AVERAGE_CONTRACT_VALUE),
                    Figure.of(approach, Dimension.SALES_CYCLE_DAYS),
                    Figure.of(approach, Dimension.DEALS_PER_REP_PER_MONTH));
        }
    }

    /**
     * A figure of the table.
     *
     * @param text as the source has it
     * @param low left out where it is open below; the contract value in USD
     * @param high left out where it is open above
     * @param weight how much a distance from it counts
     */
    @Schema(name = "ApproachFigure")
    record Figure(
            String text, @Nullable Double low, @Nullable Double high, double weight) {

        static Figure of(Approach approach, Dimension dimension) {
            Approach.Figure figure =
                    java.util.Objects.requireNonNull(approach.figures().get(dimension));
            Range range = figure.range();
            return new Figure(
                    figure.text(),
                    range.low() == 0 ? null : range.low(),
                    Double.isInfinite(range.high()) ? null : range.high(),
                    figure.weight());
        }
    }

    /**
     * A methodology that goes with an approach.
     *
     * @param basis {@code source} or {@code curated} by us
     */
    @Schema(name = "FittingMethodology")
    record Fitting(String key, String name, String basis) {

        static List<Fitting> of(Approach approach) {
            return approach.methodologies().stream()
                    .map(fit -> new Fitting(
                            fit.methodology(),
                            Catalogue.find(fit.methodology()).orElseThrow().name(),
                            fit.basis().word()))
                    .toList();
        }
    }
}
