package io.leadstream.forecast.landing;

import io.leadstream.forecast.landing.Landing.Expected;
import io.leadstream.forecast.landing.WinProbabilityAnswer.ChangeView;
import io.leadstream.forecast.landing.WinProbabilityAnswer.DealView;
import io.leadstream.forecast.landing.WinProbabilityAnswer.Explained;
import io.leadstream.forecast.landing.WinProbabilityAnswer.StepView;
import io.leadstream.forecast.landing.WinProbabilityAnswer.WeekView;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.FigureParams;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.Explanation;
import io.leadstream.forecast.winning.Outlook;
import io.leadstream.forecast.winning.WinFit;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
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

/** The open deals' chances to be won by a day, and why. */
@Path("/api/win-probabilities")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Forecast")
public class WinProbabilityResource {

    private final Readings readings;

    WinProbabilityResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    @Figure(daily = true)
    @Operation(
            summary = "P(win) of the open deals, by a date or a period's end",
            description = "Per stage, cause-specific hazards by age in the stage, convolved over the stages as a "
                    + "semi-Markov chain. Sorted by dealId, in pages.")
    @APIResponse(
            responseCode = "200",
            description = "A page of open deals",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WinProbabilityAnswer.class),
                            examples = @ExampleObject(name = "figures", value = WinProbabilityAnswer.EXAMPLE)))
    public WinProbabilityAnswer list(
            @BeanParam FigureParams params,
            @BeanParam Until until,
            @QueryParam("limit") @Parameter(description = "1 to 200; 50 when left out") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String from = after == null ? "" : Cursor.decode(after, 1).getFirst();
        Chosen chosen = read(params, until);
        List<Expected> fetched = chosen.landing.deals().stream()
                .filter(deal -> deal.deal().compareTo(from) > 0)
                .limit(size + 1L)
                .toList();
        Page<Expected> page = Page.of(fetched, size, last -> Cursor.encode(last.deal()));
        return WinProbabilityAnswer.of(
                chosen.reading,
                chosen.landing.span().last(),
                chosen.landing.currency(),
                chosen.views(page.items()),
                page.next());
    }

    @GET
    @Figure(daily = true)
    @Path("{dealId}")
    @Operation(
            summary = "P(win) of one open deal, explained",
            description = "The rates that were used with who was at risk, the chance of a deal that is new in each "
                    + "stage, and what would change the deal's chance.")
    @APIResponse(
            responseCode = "200",
            description = "The deal's chance and where it comes from",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Explained.class),
                            examples = @ExampleObject(name = "explained", value = Explained.EXAMPLE)))
    public Explained explain(
            @PathParam("dealId") String dealId, @BeanParam FigureParams params, @BeanParam Until until) {
        Chosen chosen = read(params, until);
        Expected deal = chosen.landing.deals().stream()
                .filter(each -> each.deal().equals(dealId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("open deal " + dealId));
        return chosen.explained(deal);
    }

    /** The day in question. */
    public static class Until {
        @QueryParam("by")
        @Parameter(description = "Won by the end of this UTC day", example = "2027-03-31")
        @Nullable
        String by;

        @QueryParam("period")
        @Parameter(
                description = "Instead: by the end of a quarter, month or week; the quarter of the day after asOf when"
                        + " left out")
        @Nullable
        String period;

        @QueryParam("currency")
        @Parameter(description = "Of the amounts; deals in others are left out")
        @Nullable
        String currency;

        Span span(Question question) {
            if (by == null) {
                Span span = period == null ? Asked.spanAhead(question) : Asked.span(period, question);
                return Asked.until("period", span.last(), question);
            }
            if (period != null) {
                throw BadInput.of("by", "must not be given beside period");
            }
            Asked.span(null, question);
            try {
                return Asked.until("by", LocalDate.parse(by), question);
            } catch (DateTimeException e) {
                throw BadInput.of("by", "must be a date such as 2027-03-31");
            }
        }
    }

    private Chosen read(FigureParams params, Until until) {
        var settings = new Settings(WinFit.Settings.DEFAULT, 0, null, Asked.currency(until.currency), Calibration.NONE);
        Counted<Book> counted = readings.of(params, reading -> {
            until.span(reading.question());
            return Book.counting(reading.ladder(), reading.question());
        });
        WinFit fit = WinFit.of(counted.figure(), settings.fit());
        Span span = until.span(counted.reading().question());
        return new Chosen(counted.reading(), fit, Forecaster.forecast(fit, span, settings));
    }

    /** What was read, and what is shown of it. */
    private static final class Chosen {

        /** So many draws tell an interval. */
        private static final int DRAWS = 200;

        private final Reading reading;
        private final WinFit fit;
        private final Landing landing;
        private final Outlook outlook;
        private final List<Outlook> drawn;

        Chosen(Reading reading, WinFit fit, Landing landing) {
            this.reading = reading;
            this.fit = fit;
            this.landing = landing;
            this.outlook = fit.until(landing.span().last(), landing.level());
            this.drawn = Explanation.drawn(fit, outlook, DRAWS, landing.seed());
        }

        List<DealView> views(List<Expected> deals) {
            return deals.stream().map(this::view).toList();
        }

        private DealView view(Expected deal) {
            double[] chances = drawn(deal);
            double tail = (1 - reading.question().confidence().level()) / 2;
            return new DealView(
                    deal.deal(),
                    deal.stage(),
                    deal.open().since(),
                    deal.open().age(),
                    deal.open().owner(),
                    deal.chance(),
                    Math.min(deal.chance(), Landing.Band.at(chances, tail)),
                    Math.max(deal.chance(), Landing.Band.at(chances, 1 - tail)),
                    deal.beyondSupport(),
                    deal.open().delay(),
                    ForecastAnswer.text(deal.amount()),
                    deal.amountKnown(),
                    ForecastAnswer.text(deal.value()));
        }

        /** A deal that is delayed has the same share of its hazard left as by the fitted rates. */
        private double[] drawn(Expected deal) {
            double undelayed = Outlooks.hazard(outlook.of(deal.open()));
            double share = undelayed == 0 ? 0 : Outlooks.hazard(deal.chance()) / undelayed;
            return drawn.stream()
                    .mapToDouble(draw -> -Math.expm1(-share * Outlooks.hazard(draw.of(deal.open()))))
                    .sorted()
                    .toArray();
        }

        Explained explained(Expected deal) {
            Explanation why = Explanation.of(fit, outlook, deal.open());
            return new Explained(
                    reading.question().asOf(),
                    reading.freshness(),
                    reading.ladder().pipeline(),
                    reading.ladder().version(),
                    landing.span().last(),
                    landing.currency(),
                    reading.question().confidence().level(),
                    view(deal),
                    why.fresh(),
                    why.chain().stream()
                            .map(step -> new StepView(step.stage(), step.chance()))
                            .toList(),
                    why.weeks().stream().map(Chosen::week).toList(),
                    changes(deal, why),
                    landing.level().factor(),
                    fit.stays());
        }

        private static WeekView week(Explanation.Week week) {
            return new WeekView(week.from(), week.fromAge(), week.atRisk(), week.won(), week.lost(), week.moved());
        }

        private static List<ChangeView> changes(Expected deal, Explanation why) {
            var changes = new ArrayList<ChangeView>();
            for (Explanation.Step step : why.chain()) {
                if (!step.stage().equals(deal.stage())) {
                    changes.add(
                            new ChangeView("MOVES", step.stage(), null, step.chance(), step.chance() - deal.chance()));
                }
            }
            why.waits()
                    .forEach((days, chance) ->
                            changes.add(new ChangeView("WAITS", null, days, chance, chance - deal.chance())));
            return changes;
        }
    }
}
