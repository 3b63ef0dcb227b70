package io.leadstream.pipeline.deal;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a list of deals can be narrowed to, as it is asked; a parameter that is repeated means any of its values. */
public class Narrowing {

    private static final int MOST_VALUES = 100;

    @QueryParam("leadId")
    @Nullable
    String leadId;

    @QueryParam("companyId")
    List<String> companyId = List.of();

    @QueryParam("pipeline")
    List<String> pipeline = List.of();

    @QueryParam("stage")
    List<String> stage = List.of();

    @QueryParam("state")
    @Schema(implementation = Standing[].class)
    List<String> state = List.of();

    @QueryParam("category")
    @Schema(implementation = Category[].class)
    List<String> category = List.of();

    @QueryParam("origin")
    @Schema(implementation = Origin[].class)
    List<String> origin = List.of();

    @QueryParam("owner")
    List<String> owner = List.of();

    @QueryParam("team")
    List<String> team = List.of();

    @QueryParam("competitor")
    List<String> competitor = List.of();

    @QueryParam("lossReason")
    @Schema(implementation = LossReason[].class)
    List<String> lossReason = List.of();

    @QueryParam("lossKind")
    @Schema(implementation = LossKind[].class)
    List<String> lossKind = List.of();

    @QueryParam("primaryContact")
    List<String> primaryContact = List.of();

    @QueryParam("pushesFrom")
    @Schema(implementation = Integer.class)
    @Nullable
    String pushesFrom;

    @QueryParam("segment")
    @Schema(examples = "product:GTX")
    List<String> segment = List.of();

    @QueryParam("currency")
    List<String> currency = List.of();

    @QueryParam("amountFrom")
    @Nullable
    String amountFrom;

    @QueryParam("amountTo")
    @Nullable
    String amountTo;

    @QueryParam("expectedCloseFrom")
    @Nullable
    String expectedCloseFrom;

    @QueryParam("expectedCloseTo")
    @Nullable
    String expectedCloseTo;

    @QueryParam("nextStepFrom")
    @Nullable
    String nextStepFrom;

    @QueryParam("nextStepTo")
    @Nullable
    String nextStepTo;

    @QueryParam("openedFrom")
    @Nullable
    String openedFrom;

    @QueryParam("openedTo")
    @Nullable
    String openedTo;

    @QueryParam("stageEnteredFrom")
    @Nullable
    String stageEnteredFrom;

    @QueryParam("stageEnteredTo")
    @Nullable
    String stageEnteredTo;

    @QueryParam("closedFrom")
    @Nullable
    String closedFrom;

    @QueryParam("closedTo")
    @Nullable
    String closedTo;

    @QueryParam("closeOverdue")
    @Schema(implementation = Boolean.class)
    @Nullable
    String closeOverdue;

    @QueryParam("stageOverdue")
    @Schema(implementation = Boolean.class)
    @Nullable
    String stageOverdue;

    @QueryParam("q")
    @Nullable
    String q;

    /**
     * As conditions.
     *
     * @param cards all cards of one person, of whichever one is asked for
     * @param everything whether the caller may read what sellers write
     */
    DealQuery query(Function<UUID, List<UUID>> cards, Instant now, boolean everything) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        UUID lead = Params.uuid("leadId", leadId);
        return new DealQuery()
                .oneOfIds("lead_id", lead == null ? null : cards.apply(lead))
                .oneOfIds("company_id", companyId.isEmpty() ? null : ids("companyId", companyId))
                .oneOf("pipeline", few("pipeline", pipeline))
                .oneOf("stage", few("stage", stage))
                .oneOf("state", names("state", state, Standing.class))
                .oneOf("forecast_category", names("category", category, Category.class))
                .oneOf("origin", names("origin", origin, Origin.class))
                .oneOf("owner", few("owner", owner))
                .overlaps("team", few("team", team))
                .overlaps("competitors", few("competitor", competitor))
                .oneOf("loss_reason", names("lossReason", lossReason, LossReason.class))
                .lostBy(names("lossKind", lossKind, LossKind.class))
                .contacts(primaryContact.isEmpty() ? null : ids("primaryContact", primaryContact))
                .within("pushes", Params.integer("pushesFrom", pushesFrom), null)
                .segments(few("segment", segment))
                .oneOf("currency", few("currency", currency))
                .within(
                        currency.isEmpty() ? "amount_in_base" : "amount",
                        amount("amountFrom", amountFrom),
                        amount("amountTo", amountTo))
                .within(
                        "expected_close",
                        day("expectedCloseFrom", expectedCloseFrom),
                        day("expectedCloseTo", expectedCloseTo))
                .within("next_step_on", day("nextStepFrom", nextStepFrom), day("nextStepTo", nextStepTo))
                .range("opened_at", Params.instant("openedFrom", openedFrom), Params.instant("openedTo", openedTo))
                .range(
                        "stage_entered_at",
                        Params.instant("stageEnteredFrom", stageEnteredFrom),
                        Params.instant("stageEnteredTo", stageEnteredTo))
                .range("closed_at", Params.instant("closedFrom", closedFrom), Params.instant("closedTo", closedTo))
                .closeOverdue(bool("closeOverdue", closeOverdue), today)
                .stageOverdue(bool("stageOverdue", stageOverdue), now)
                .text(q, everything);
    }

    private static List<String> few(String name, List<String> values) {
        if (values.size() > MOST_VALUES) {
            throw BadInput.of(name, "must have at most " + MOST_VALUES + " values");
        }
        return values;
    }

    private static <E extends Enum<E>> List<String> names(String name, List<String> values, Class<E> type) {
        return few(name, values).stream()
                .flatMap(value -> Stream.ofNullable(Params.choice(name, value, type)))
                .map(Enum::name)
                .toList();
    }

    private static List<UUID> ids(String name, List<String> values) {
        return few(name, values).stream()
                .flatMap(value -> Stream.ofNullable(Params.uuid(name, value)))
                .toList();
    }

    private static @Nullable BigDecimal amount(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,15}(\\.\\d{1,4})?")) {
            throw BadInput.of(name, "must be an amount such as 1200.00");
        }
        return new BigDecimal(value);
    }

    private static @Nullable LocalDate day(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noDay(name);
        }
        throw noDay(name);
    }

    private static BadInput noDay(String name) {
        return BadInput.of(name, "must be a date such as 2026-01-31");
    }

    private static @Nullable Boolean bool(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadInput.of(name, "must be true or false");
        };
    }
}
