package io.leadstream.forecast.bridge;

import io.leadstream.forecast.bridge.Bridge.Moved;
import io.leadstream.forecast.bridge.BridgeAnswer.MovedView;
import io.leadstream.forecast.bridge.BridgeAnswer.TotalView;
import io.leadstream.forecast.bridge.BridgeCounting.Beyond;
import io.leadstream.forecast.bridge.BridgeParams.Times;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.Sums;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What moved a forecast between two times. */
@Path("/api/forecast-bridges")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Bridge")
public class BridgeResource {

    /** So many deals of each item are shown with the bridge. */
    private static final int LARGEST = 10;

    private final Bridges bridges;
    private final Clock clock;

    BridgeResource(Bridges bridges, Clock clock) {
        this.bridges = bridges;
        this.clock = clock;
    }

    @GET
    @Figure(asOf = "to")
    @StrictQuery
    @Operation(
            summary = "What moved a forecast from one time to another, to the cent",
            description = "Both forecasts are as of their time, by the rules, teams and overrides of then. Each deal's"
                    + " change is attributed in this order: new; handed over; won, lost, reopened or left for another"
                    + " pipeline; its amount, counted as a unit of the amount counted before; pulled in or pushed out;"
                    + " the rest is the change of probability, or of category where categories are summed up. What is"
                    + " expected of deals not there yet is an item of its own: as they come, it turns into new. The items"
                    + " add up to the difference exactly.")
    @APIResponse(
            responseCode = "200",
            description = "The bridge, with its freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BridgeAnswer.class),
                            examples = @ExampleObject(name = "figures", value = BridgeAnswer.EXAMPLE)))
    public BridgeAnswer figures(@BeanParam BridgeParams params) {
        Times times = params.times(clock.instant());
        Counted<Bridge> counted = bridges.of(params, times, Beyond.first(LARGEST));
        Bridge bridge = counted.figure();
        String currency = bridge.currency();
        return new BridgeAnswer(
                counted.reading().freshness(),
                params.period().toString(),
                counted.reading().ladder().pipeline(),
                counted.reading().ladder().version(),
                params.kind().name(),
                params.scope().toString(),
                times.from(),
                times.to(),
                currency,
                bridge.byCurrency(),
                TotalView.of(bridge.before(), currency),
                TotalView.of(bridge.after(), currency),
                Sums.exact(bridge.after().forecast().subtract(bridge.before().forecast()), currency),
                BridgeAnswer.items(bridge));
    }

    @GET
    @Path("deals")
    @StrictQuery
    @Operation(
            summary = "The deals of one item of a bridge, the largest movement first",
            description = "With to left out the list moves on with time: name it to read several pages.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "deals", value = BridgeAnswer.DEALS)))
    public Page<MovedView> deals(
            @BeanParam BridgeParams params,
            @QueryParam("item")
                    @Parameter(description = "Which item of the bridge", required = true, example = "WON")
                    @Nullable
                    String item,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Item asked = Params.choice("item", item, Item.class);
        if (asked == null) {
            throw BadInput.of("item", "must be given, such as WON");
        }
        int size = Page.limit(Params.integer("limit", limit));
        Counted<Bridge> counted = bridges.of(params, params.times(clock.instant()), page(asked, size + 1, after));
        Bridge bridge = counted.figure();
        Bridge.Part part = bridge.parts().getOrDefault(asked, Bridge.Part.NONE);
        Page<Moved> page = Page.of(
                part.page(), size, moved -> Cursor.encode(moved.change().abs().toPlainString(), moved.deal()));
        return new Page<>(
                page.items().stream()
                        .map(moved -> MovedView.of(moved, bridge.currency()))
                        .toList(),
                page.next());
    }

    private static Beyond page(Item item, int most, @Nullable String after) {
        if (after == null) {
            return Beyond.first(most);
        }
        List<String> parts = Cursor.decode(after, 2);
        return new Beyond(most, item, Cursor.decimal(parts.getFirst()), parts.getLast());
    }
}
