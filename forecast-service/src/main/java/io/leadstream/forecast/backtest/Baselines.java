package io.leadstream.forecast.backtest;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.question.Counting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** The baselines' forecasts as of the end of a UTC day, from the journeys as they were known by then. */
public final class Baselines implements Counting<Baselines> {

    private final LocalDate asOf;
    private final String currency;
    private final RevenueByDay revenue = new RevenueByDay();
    private final Passed[] passed;
    private double wonAmounts;
    private int wonWithAmount;

    /** The deals that passed a rank, by what became of them; open ones count at the rank where they are, alone. */
    private static final class Passed {
        private int won;
        private int lost;
        private double openAmounts;
        private int openWithoutAmount;

        double shareWon() {
            return won + lost == 0 ? 0 : (double) won / (won + lost);
        }
    }

    /** @param ranks how many SALE stages there are */
    public Baselines(LocalDate asOf, String currency, int ranks) {
        this.asOf = asOf;
        this.currency = currency;
        this.passed = new Passed[ranks + 1];
        for (int rank = 0; rank <= ranks; rank++) {
            passed[rank] = new Passed(); // rank 0: all of them
        }
    }

    @Override
    public void add(Journey journey) {
        Closing closing = journey.closing();
        if (closing != null) {
            close(journey, closing);
        } else if (journey.open()) {
            Passed stage = passed[journey.sale().high()];
            Double amount = amount(journey, null, journey.asOf());
            if (amount == null) {
                stage.openWithoutAmount++;
            } else {
                stage.openAmounts += amount;
            }
        }
    }

    private void close(Journey journey, Closing closing) {
        boolean won = closing.outcome() == Outcome.WON;
        for (int rank = 0; rank <= journey.sale().high(); rank++) {
            if (won) {
                passed[rank].won++;
            } else {
                passed[rank].lost++;
            }
        }
        Double amount = won ? amount(journey, closing.amount(), closing.at()) : null;
        if (amount != null) {
            revenue.add(closing.at().atZone(ZoneOffset.UTC).toLocalDate(), amount);
            wonAmounts += amount;
            wonWithAmount++;
        }
    }

    private @Nullable Double amount(Journey journey, @Nullable Money closed, Instant at) {
        Described described = journey.deal().describedAt(at);
        Money money = closed != null || described == null ? closed : described.amount();
        return money != null && money.currency().equals(currency)
                ? (Double) money.amount().doubleValue()
                : null;
    }

    @Override
    public Baselines result() {
        return this;
    }

    /** What it says is won in the days after the as-of day. */
    public double forecast(Baseline baseline, int days) {
        return switch (baseline) {
            case CONSTANT_WIN_RATE -> constant();
            case STAGE_ONLY -> byStage();
            case LAST_PERIOD -> revenue.between(asOf.minusDays(days), asOf);
            case SAME_POINT_PACE -> samePointPace(days);
        };
    }

    private double constant() {
        double open = 0;
        for (Passed stage : passed) {
            open += open(stage);
        }
        return open * passed[0].shareWon();
    }

    private double byStage() {
        double sum = 0;
        for (Passed stage : passed) {
            sum += open(stage) * stage.shareWon();
        }
        return sum;
    }

    /** A deal without an amount is taken for one of the mean of those that were won. */
    private double open(Passed stage) {
        double mean = wonWithAmount == 0 ? 0 : wonAmounts / wonWithAmount;
        return stage.openAmounts + stage.openWithoutAmount * mean;
    }

    private double samePointPace(int days) {
        LocalDate start = startOfQuarter(asOf);
        LocalDate before = start.minus(1, IsoFields.QUARTER_YEARS);
        LocalDate samePoint = before.plusDays(ChronoUnit.DAYS.between(start, asOf));
        double then = revenue.between(before.minusDays(1), samePoint);
        double now = revenue.between(start.minusDays(1), asOf);
        LocalDate end = samePoint.plusDays(days);
        double followed = revenue.between(samePoint, end.isAfter(asOf) ? asOf : end);
        return then == 0 ? followed : followed * now / then;
    }

    private static LocalDate startOfQuarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }
}
