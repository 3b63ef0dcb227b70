package io.leadstream.qualification.queue;

import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.sql.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead of the queue, and why it stands where it stands. */
record QueueItem(
        @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
        UUID leadId,

        @Schema(examples = "MQL") Lifecycle lifecycle,
        @Schema(examples = "2026-03-01T09:00:00Z") Instant since,

        @Schema(description = "Chance times value: what a call is worth", examples = "2314.2857")
        BigDecimal priority,

        Chance chance,
        Value value,
        ScoreView score,
        @Schema(examples = "WEB_FORM") @Nullable String source,
        @Schema(examples = "DE") @Nullable String country,
        @Schema(examples = "SOFTWARE") @Nullable String industry,
        @Schema(examples = "50-249") @Nullable String sizeBand,
        @Schema(examples = "SALES") @Nullable String jobFunction,
        @Schema(examples = "VP") @Nullable String seniority,
        @Nullable UUID companyId,
        @Schema(examples = "rep-7") @Nullable String owner,
        @Schema(examples = "[\"dach\"]") List<String> segments,

        @Schema(
                examples = "[\"A2 leads from WEB_FORM: 12 of 80 worked were won\"]",
                description = "The factors in words")
        List<String> why) {

    /** What a figure rests on. */
    enum Basis {
        /** A predictive model says so for this very lead. */
        PREDICTION,
        /** Outcomes of the very group, drawn towards larger ones. */
        OUTCOMES,
        /** Outcomes of larger groups: there are none of the very group. */
        LARGER_GROUPS,
        /** There are no outcomes at all yet: the configured assumption. */
        ASSUMED
    }

    record Chance(
            @Schema(examples = "0.142857") BigDecimal probability,
            Basis basis,

            @Schema(description = "Leads of this grade and source that were won", examples = "12")
            long won,

            @Schema(description = "of so many that were worked and came to an end", examples = "80")
            long worked) {}

    record Value(
            @Schema(examples = "16200.00") String amount,
            @Schema(examples = "EUR") String currency,
            Basis basis,

            @Schema(description = "Won deals of this size band and industry", examples = "9")
            long wonDeals) {}

    @Schema(name = "QueueScoreView")
    record ScoreView(
            @Schema(examples = "90.00") BigDecimal fit,
            @Schema(examples = "41.25") BigDecimal engagement,
            @Schema(examples = "131.25") BigDecimal total,
            @Schema(examples = "A2") String grade) {}

    static QueueItem read(Row row, Rates rates, String currency) throws SQLException {
        String grade = String.valueOf(row.text("grade"));
        Rate chance = rates.chance(grade, row.text("source"));
        Rate value = rates.value(row.text("size_band"), row.text("industry"));
        BigDecimal predicted = row.decimalOrNull("predicted");
        var chanceView = new Chance(
                predicted == null ? row.decimal("chance") : predicted,
                predicted == null ? basis(chance, rates.counts().worked()) : Basis.PREDICTION,
                Math.round(chance.sum()),
                chance.count());
        var valueView = new Value(
                row.decimal("value").toPlainString(),
                currency,
                basis(value, rates.counts().won()),
                value.count());
        return new QueueItem(
                row.id("lead_id"),
                Lifecycle.valueOf(String.valueOf(row.text("state"))),
                row.instant("since"),
                row.decimal("priority"),
                chanceView,
                valueView,
                new ScoreView(row.decimal("fit"), row.decimal("engagement"), row.decimal("total"), grade),
                row.text("source"),
                row.text("country"),
                row.text("industry"),
                row.text("size_band"),
                row.text("job_function"),
                row.text("seniority"),
                row.idOrNull("company_id"),
                row.text("owner"),
                row.texts("segments"),
                List.of(why(chanceView, chance), why(valueView, row), why(row)));
    }

    private static Basis basis(Rate rate, List<Counted> outcomes) {
        return rate.count() > 0 ? Basis.OUTCOMES : outcomes.isEmpty() ? Basis.ASSUMED : Basis.LARGER_GROUPS;
    }

    private static String why(Chance chance, Rate rate) {
        String group = rate.first() + " leads from " + named(rate.second(), "an unknown source");
        String told =
                switch (chance.basis()) {
                    case PREDICTION -> "the model predicts this chance for the lead itself";
                    case OUTCOMES -> group + ": " + chance.won() + " of " + chance.worked() + " worked were won";
                    case LARGER_GROUPS -> group + ": none worked yet; expected from their grade and their source";
                    case ASSUMED -> "no lead has come to an end yet: the chance is assumed from the grade";
                };
        return told;
    }

    private static String why(Value value, Row row) throws SQLException {
        String group =
                named(row.text("industry"), "unknown industry") + ", " + named(row.text("size_band"), "unknown size");
        return switch (value.basis()) {
            case PREDICTION, OUTCOMES -> "won deals in " + group + ": " + value.wonDeals();
            case LARGER_GROUPS -> "no won deals in " + group + ": expected from that size and that industry";
            case ASSUMED -> "no won deals yet: the value is assumed";
        };
    }

    private static String why(Row row) throws SQLException {
        return "fit " + row.decimal("fit") + ", engagement " + row.decimal("engagement");
    }

    private static String named(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
