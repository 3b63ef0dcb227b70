package io.leadstream.forecast.landing;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WonDeal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What deals are won for, from those won in the last two years, in one currency. */
final class Values {

    private static final int MEMORY_DAYS = 731;
    private static final int DECIMALS = 2;

    private final String currency;
    private final List<Sale> sales = new ArrayList<>();
    private final double askedShare;
    private final BigDecimal sum;
    private final double[] ratios;
    private final BigDecimal ratio;

    /** A deal that was won and is asked for. */
    record Sale(Group group, BigDecimal amount) {}

    /** @param currency null when no amount is known in any: then nothing is worth anything */
    Values(Book book, @Nullable String currency) {
        this.currency = currency == null ? "" : currency;
        long from = book.asOfDay().toEpochDay() - MEMORY_DAYS;
        int all = 0;
        var before = new ArrayList<BigDecimal>();
        var after = new ArrayList<BigDecimal>();
        for (WonDeal deal : book.won()) {
            if (deal.day() > from) {
                all++;
                BigDecimal amount = inCurrency(deal.amount(), deal.inBase());
                BigDecimal said = inCurrency(deal.before(), deal.beforeInBase());
                if (amount != null && deal.group() != null) {
                    sales.add(new Sale(deal.group(), amount));
                }
                if (amount != null && said != null && said.signum() > 0) {
                    before.add(said);
                    after.add(amount);
                }
            }
        }
        this.askedShare = all == 0 ? 0 : (double) sales.size() / all;
        this.sum = sum(sales.stream().map(Sale::amount).toList());
        this.ratio = before.isEmpty() ? BigDecimal.ONE : sum(after).divide(sum(before), MathContext.DECIMAL64);
        this.ratios = ratios(before, after);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Each deal's ratio, scaled so that their mean is that of the sums. */
    private double[] ratios(List<BigDecimal> before, List<BigDecimal> after) {
        double[] each = new double[before.size()];
        double mean = 0;
        boolean alike = true;
        for (int i = 0; i < each.length; i++) {
            each[i] = after.get(i).doubleValue() / before.get(i).doubleValue();
            mean += each[i] / each.length;
            alike &= each[i] == each[0];
        }
        if (alike || mean <= 0) {
            return new double[] {ratio.doubleValue()};
        }
        for (int i = 0; i < each.length; i++) {
            each[i] *= ratio.doubleValue() / mean;
        }
        return each;
    }

    /** An amount, if it is known in the currency that is asked for. */
    @Nullable
    BigDecimal inCurrency(@Nullable Money money, @Nullable BigDecimal inBase) {
        if (currency.equals(Settings.BASE)) {
            return inBase;
        }
        return money != null && money.currency().equals(currency) ? money.amount() : null;
    }

    /** The deals that stand for those whose value is unknown. */
    List<Sale> sales() {
        return sales;
    }

    double[] amounts() {
        return sales.stream().mapToDouble(sale -> sale.amount().doubleValue()).toArray();
    }

    double[] ratios() {
        return ratios;
    }

    /** E[amount won ÷ amount said before]. */
    BigDecimal ratio() {
        return ratio;
    }

    /** Of all won deals, those that are asked for and have an amount in the currency. */
    double askedShare() {
        return askedShare;
    }

    /** The mean amount of won deals, to the cent; zero when there are none. */
    BigDecimal mean() {
        return sales.isEmpty()
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : sum.divide(BigDecimal.valueOf(sales.size()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** How an amount of new deals falls on groups, by what each had of the won amounts: exact to the cent, and in all. */
    static List<BigDecimal> split(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var parts = new ArrayList<BigDecimal>();
        BigDecimal weightsSoFar = BigDecimal.ZERO;
        BigDecimal given = BigDecimal.ZERO.setScale(DECIMALS);
        for (BigDecimal weight : weights) {
            weightsSoFar = weightsSoFar.add(weight);
            BigDecimal upTo = all.signum() == 0
                    ? given
                    : amount.multiply(weightsSoFar).divide(all, DECIMALS, RoundingMode.HALF_EVEN);
            parts.add(upTo.subtract(given));
            given = upTo;
        }
        return parts;
    }

    /** What each group had of the won amounts. */
    Map<Group, BigDecimal> wonByGroup() {
        var won = new HashMap<Group, BigDecimal>();
        sales.forEach(sale -> won.merge(sale.group(), sale.amount(), BigDecimal::add));
        return won;
    }
}
