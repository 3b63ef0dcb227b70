package io.leadstream.forecast.stalled;

import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Stalled deals as the API shows them. */
@MainTable("items")
@Schema(name = "StalledDeals", description = "All ages are in days")
public record StalledAnswer(
        Instant asOf,
        Freshness freshness,
        @Schema(examples = "standard") String pipeline,
        int version,
        List<StageView> stages,

        @Schema(description = "Those who have stalled deals, the one of the most first")
        List<OwnerView> owners,

        @Schema(description = "A page of them, those longest beyond their limit first")
        List<DealView> items,

        @Schema(description = "To pass as after; absent on the last page") @Nullable
        String next) {

    static final String EXAMPLE = """
            {"asOf":"2026-03-31T23:59:59.999999Z",
             "freshness":{"appliedTo":"2026-04-01T10:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "pipeline":"standard","version":1,
             "stages":[{"stage":"FIT_EVALUATED","limitDays":21.4,"n":112,"lowEvidence":false,
               "note":"rests on enough stays","open":37,"stalled":9,
               "amounts":[{"amount":"182000.00","currency":"EUR"}]}],
             "owners":[{"owner":"rep-7","open":11,"stalled":4,"amounts":[{"amount":"90500.00","currency":"EUR"}]}],
             "items":[{"dealId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01","stage":"FIT_EVALUATED","owner":"rep-7",
               "since":"2026-01-12T09:00:00Z","ageDays":78.6,"limitDays":21.4,"n":112,"lowEvidence":false,
               "beyondDays":57.2,"amount":{"amount":"24000.00","currency":"EUR"}}],
             "next":"MjAyNi0wMy0zMVQyMzo1OTo1OS45OTk5OTlaCjIwMjYtMDItMDJUMTk6MDA6MDBaCjAxOTk"}""";

    /** A stage's limit, and its deals. */
    @Schema(name = "StalledStage")
    public record StageView(
            String stage,

            @Schema(description = "p80 of the stays that led on; absent when there are too few") @Nullable
            Double limitDays,

            @Schema(description = "Stays that led on, which the limit is learnt from")
            int n,

            boolean lowEvidence,
            String note,
            int open,
            int stalled,

            @Schema(description = "Of the stalled deals, by currency")
            List<MoneyView> amounts) {

        static StageView of(StalledDeals.OfStage stage) {
            Limit limit = stage.limit();
            return new StageView(
                    limit.stage(),
                    limit.days(),
                    limit.n(),
                    limit.lowEvidence(),
                    limit.note(),
                    stage.open(),
                    stage.stalled(),
                    MoneyView.all(stage.amounts()));
        }
    }

    /** What somebody has open, and stalled. */
    @Schema(name = "StalledOwner")
    public record OwnerView(
            @Schema(description = "(missing) for deals without one")
            String owner,

            int open,
            int stalled,
            List<MoneyView> amounts) {

        static OwnerView of(StalledDeals.OfOwner owner) {
            return new OwnerView(owner.owner(), owner.open(), owner.stalled(), MoneyView.all(owner.amounts()));
        }
    }

    /** One of them. */
    @Schema(name = "StalledDeal")
    public record DealView(
            String dealId,
            String stage,
            @Nullable String owner,

            @Schema(description = "When its latest visit of the stage began")
            Instant since,

            double ageDays,
            double limitDays,

            @Schema(description = "Stays that led on, which the limit is learnt from")
            int n,

            boolean lowEvidence,
            double beyondDays,
            @Nullable MoneyView amount) {

        static DealView of(StalledDeal deal) {
            Limit limit = deal.limit();
            double days = limit.days() == null ? 0 : limit.days();
            return new DealView(
                    deal.deal(),
                    limit.stage(),
                    deal.owner(),
                    deal.since(),
                    deal.days(),
                    days,
                    limit.n(),
                    limit.lowEvidence(),
                    deal.days() - days,
                    MoneyView.of(deal.amount()));
        }
    }

    static StalledAnswer of(Reading reading, StalledDeals deals, int size) {
        Instant asOf = reading.question().asOf();
        Page<StalledDeal> page = Page.of(
                deals.page(),
                size,
                last -> Cursor.encode(asOf.toString(), last.stalledFrom().toString(), last.deal()));
        return new StalledAnswer(
                asOf,
                reading.freshness(),
                reading.ladder().pipeline(),
                reading.ladder().version(),
                deals.stages().stream().map(StageView::of).toList(),
                deals.owners().stream().map(OwnerView::of).toList(),
                page.items().stream().map(DealView::of).toList(),
                page.next());
    }
}
