package io.leadstream.forecast.conversion;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.statistics.Shrinkage;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import io.leadstream.rest.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How many of the deals that entered a stage went on. */
@Path("/api/conversion-rates")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Figures")
public class ConversionResource {

    private static final String COHORT = "cohort";

    private final Readings readings;

    ConversionResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Operation(
            summary = "Stage-to-stage conversion rates",
            description = "Deals are counted by their first passage of a stage within [from, to), each once, and "
                    + "followed up to asOf. Deals that are still open are censored: neither lost nor absent. "
                    + "entered = advanced + lost + open.")
    @APIResponse(
            responseCode = "200",
            description = "The figures, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ConversionAnswer.class),
                            examples = @ExampleObject(name = "figures", value = ConversionAnswer.EXAMPLE)))
    public ConversionAnswer rates(
            @BeanParam FigureParams params,
            @QueryParam("mode") @DefaultValue(COHORT) @Parameter(description = "cohort; others come later")
                    String mode) {
        if (!mode.equals(COHORT)) {
            throw BadInput.of("mode", "must be cohort; no other mode exists yet");
        }
        Reading reading = readings.amongAllPipelines(params);
        List<Journey> journeys = reading.journeys();
        var sale = CohortConversion.ofSale(reading.ladder(), journeys, reading.question());
        var postSale = CohortConversion.afterSale(reading.ladder(), journeys, reading.question());
        sale.alignWith(postSale);
        Share after = postSale.pooled();
        Conversion conversion = sale.shrunkFrom(shareOfPipeline(reading, sale.pooled()));
        Conversion afterSale = postSale.shrunkFrom(after.n() == 0 ? null : after.rate());
        return new ConversionAnswer(
                reading.question().asOf(),
                reading.freshness(),
                COHORT,
                reading.ladder().pipeline(),
                reading.ladder().version(),
                ConversionAnswer.groups(
                        conversion, afterSale, reading.question().confidence()),
                conversion.spread().stream()
                        .map(ConversionAnswer.DifferenceView::of)
                        .toList());
    }

    /** The pipeline's share over its stages, shrunk towards that of all pipelines; null when nothing is settled. */
    private static @Nullable Double shareOfPipeline(Reading reading, Share own) {
        List<Share> shares = new ArrayList<>(List.of(own));
        reading.others().forEach((ladder, deals) -> shares.add(pooled(reading, ladder, deals)));
        Share all = shares.stream().reduce(Share.NONE, Share::plus);
        return all.n() == 0 ? null : Shrinkage.around(all.rate(), shares).rateOf(own);
    }

    private static Share pooled(Reading reading, Ladder ladder, List<DealHistory> deals) {
        return CohortConversion.ofSale(ladder, reading.journeys(deals, ladder), reading.question())
                .pooled();
    }
}
