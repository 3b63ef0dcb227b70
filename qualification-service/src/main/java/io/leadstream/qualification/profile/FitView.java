package io.leadstream.qualification.profile;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fit to one version of one definition, as the API shows it. */
public record FitView(
        @Schema(examples = "default") String key,
        @Schema(examples = "1") int version,
        @Schema(examples = "Ideal customer profile") String name,

        @Schema(description = "The sum of the criteria's points", examples = "50")
        int points,

        @Schema(description = "What the best that there can be would get", examples = "50")
        int most,

        @Schema(description = "Points of most, 0 to 1", examples = "0.7692")
        BigDecimal share,

        List<Fit.Line> criteria) {

    public static FitView of(Fit fit) {
        Definition definition = fit.definition();
        return new FitView(
                definition.key(),
                definition.version(),
                definition.name(),
                fit.points(),
                fit.most(),
                fit.share(),
                fit.criteria());
    }

    /** The subject held against each definition, the best fit first. */
    public static List<FitView> bestFirst(List<Definition> definitions, Subject subject) {
        return definitions.stream()
                .map(definition -> of(definition.fitOf(subject)))
                .sorted(Comparator.comparing(FitView::share).reversed().thenComparing(FitView::key))
                .toList();
    }
}
