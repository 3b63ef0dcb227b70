package io.leadstream.forecast.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadstream.forecast.bridge.Bridge.Moved;
import io.leadstream.forecast.bridge.Bridge.Part;
import io.leadstream.forecast.bridge.Bridge.Total;
import io.leadstream.forecast.category.Outlook.State;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.reading.MoneyView;
import io.leadstream.forecast.reading.Sums;
import io.leadstream.forecast.table.MainTable;
import io.leadstream.messaging.Freshness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bridge as the API shows it. */
@Schema(name = "Bridge")
@MainTable("items")
public record BridgeAnswer(
        Freshness freshness,
        @Schema(examples = "2027-Q1") String period,
        @Schema(examples = "standard") String pipeline,
        int version,
        @Schema(examples = "LANDING") String measure,
        @Schema(examples = "all") String scope,
        Instant from,
        Instant to,

        @Schema(description = "Of all amounts: the one asked for, else that of most deals", examples = "EUR") @Nullable
        String currency,

        @Schema(description = "How many deals add to the forecast in which currency")
        Map<String, Integer> currencies,

        TotalView before,
        TotalView after,

        @Schema(description = "after less before: the items add up to it exactly", examples = "40000.00")
        String change,

        @Schema(description = "Every item, those that are nothing included")
        List<ItemView> items) {

    static final String EXAMPLE = """
            {"freshness":{"appliedTo":"2027-02-10T12:00:00Z","lagMillis":0,"lagEvents":0,"missing":0},
             "period":"2027-Q1","pipeline":"standard","version":1,"measure":"LANDING","scope":"all",
             "from":"2027-02-01T23:59:59.999999Z","to":"2027-02-08T23:59:59.999999Z",
             "currency":"EUR","currencies":{"EUR":41},
             "before":{"forecast":"430000.00","deals":"310000.00","arrivals":"120000.00"},
             "after":{"forecast":"470000.00","deals":"360000.00","arrivals":"110000.00"},"change":"40000.00",
             "items":[{"item":"NEW","amount":"50000.00","deals":1,
                 "largest":[{"dealId":"0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10","change":"50000.00",
                   "before":{"state":"ABSENT","value":"0.00","within":false},
                   "after":{"state":"OPEN","value":"50000.00","amount":{"amount":"50000.00","currency":"EUR"},
                            "within":true},
                   "events":["pipeline-service/0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10/1"]}]},
               {"item":"ARRIVALS_CHANGE","amount":"-10000.00","deals":0,"largest":[]}]}""";

    static final String DEALS = """
            {"items":[{"dealId":"0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10","change":"50000.00",
               "before":{"state":"ABSENT","value":"0.00","within":false},
               "after":{"state":"OPEN","value":"50000.00","amount":{"amount":"50000.00","currency":"EUR"},"within":true},
               "events":["pipeline-service/0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10/1"]}],
             "next":"NTAwMDAuMDAKMDE5OWQyYzQ"}""";

    /** The forecast as of one time. */
    @Schema(name = "BridgeTotal")
    public record TotalView(
            @Schema(description = "The override where one stood, else deals and arrivals", examples = "430000.00")
            String forecast,

            @Schema(description = "What the deals add up to", examples = "430000.00")
            String deals,

            @Schema(description = "What is expected of deals that are not there yet", examples = "0.00")
            String arrivals,

            @Schema(description = "What stood in the place of the computed sum") @Nullable
            String override) {

        static TotalView of(Total total, @Nullable String currency) {
            BigDecimal override = total.override();
            return new TotalView(
                    Sums.exact(total.forecast(), currency),
                    Sums.exact(total.deals(), currency),
                    Sums.exact(total.arrivals(), currency),
                    override == null ? null : Sums.exact(override, currency));
        }
    }

    /** What one item moved. */
    @Schema(name = "BridgeItem")
    public record ItemView(
            Item item,
            @Schema(examples = "-10000.00") String amount,
            int deals,

            @Schema(description = "The deals that moved it most; /api/forecast-bridges/deals has all of them")
            List<MovedView> largest) {}

    /** One deal's share of an item. */
    @Schema(name = "BridgeDeal")
    public record MovedView(
            String dealId,
            @Schema(examples = "50000.00") String change,
            SideView before,
            SideView after,

            @Schema(description = "Its events between the two times: source/subject/sequence")
            List<String> events) {

        static MovedView of(Moved moved, @Nullable String currency) {
            return new MovedView(
                    moved.deal(),
                    Sums.exact(moved.change(), currency),
                    SideView.of(moved.before(), currency),
                    SideView.of(moved.after(), currency),
                    moved.events());
        }
    }

    /** The deal as of one time. */
    @Schema(name = "BridgeSide")
    public record SideView(
            State state,

            @Schema(description = "What it added to the forecast", examples = "50000.00")
            String value,

            @Nullable MoneyView amount,

            @Schema(description = "Won, or expected to close, within the period")
            boolean within,

            @Schema(description = "Present, and false, when its owner was not asked for")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Boolean asked) {

        static SideView of(Contribution side, @Nullable String currency) {
            Money amount = side.amount();
            return new SideView(
                    side.state(),
                    Sums.exact(side.value(), currency),
                    amount == null ? null : MoneyView.of(amount),
                    side.within(),
                    side.asked() ? null : Boolean.FALSE);
        }
    }

    static List<ItemView> items(Bridge bridge) {
        var items = new ArrayList<ItemView>();
        bridge.parts().forEach((item, part) -> items.add(item(item, part, bridge.currency())));
        return items;
    }

    private static ItemView item(Item item, Part part, @Nullable String currency) {
        return new ItemView(
                item,
                Sums.exact(part.sum(), currency),
                part.deals(),
                part.page().stream().map(moved -> MovedView.of(moved, currency)).toList());
    }
}
