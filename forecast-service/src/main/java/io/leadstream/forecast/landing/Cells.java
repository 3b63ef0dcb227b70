package io.leadstream.forecast.landing;

import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.winning.OpenDeal;
import io.leadstream.forecast.winning.Outlook;
import io.leadstream.forecast.winning.WinFit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of open deals: those of one age in one stage have the same chance. */
final class Cells {

    private final List<OpenDeal> deals;
    private final Outlooks outlooks;
    private final double[] share;
    private final int[] cell;
    private final List<OpenDeal> examples = new ArrayList<>();
    private final float[][] timing;

    private record Kind(int stage, int age, int delay) {}

    Cells(List<OpenDeal> deals, Outlooks outlooks) {
        this.deals = deals;
        this.outlooks = outlooks;
        this.cell = new int[deals.size()];
        var kinds = new HashMap<Kind, Integer>();
        for (int i = 0; i < cell.length; i++) {
            OpenDeal deal = deals.get(i);
            cell[i] = kinds.computeIfAbsent(new Kind(deal.stage(), deal.age(), deal.delay()), _ -> {
                examples.add(deal);
                return examples.size() - 1;
            });
        }
        this.timing = new float[examples.size()][outlooks.parts()];
        this.share = new double[examples.size()];
        for (int i = 0; i < share.length; i++) {
            OpenDeal deal = examples.get(i);
            double all = Outlooks.hazard(outlooks.chance(deal, outlooks.parts() - 1));
            double undelayed = Outlooks.hazard(outlooks.last().of(deal));
            share[i] = undelayed == 0 ? 0 : all / undelayed;
            for (int part = 0; part < outlooks.parts(); part++) {
                timing[i][part] = all == 0 ? 1 : (float) (Outlooks.hazard(outlooks.chance(deal, part)) / all);
            }
        }
    }

    /** From rates that were drawn; a deal that is delayed has the same share of its hazard left as by those fitted. */
    double[] chances(Outlook drawn) {
        double[] chances = new double[share.length];
        for (int i = 0; i < share.length; i++) {
            double chance = drawn.of(examples.get(i));
            chances[i] = share[i] == 1 ? chance : -Math.expm1(-share[i] * Outlooks.hazard(chance));
        }
        return chances;
    }

    Crowd crowd(Map<Group, Integer> groups, Values values, WinFit fit) {
        int[] group = new int[deals.size()];
        double[] value = new double[deals.size()];
        double[] amounts = values.amounts();
        for (int i = 0; i < group.length; i++) {
            OpenDeal deal = deals.get(i);
            group[i] = groups.getOrDefault(deal.group(), 0);
            BigDecimal known = values.inCurrency(deal.amount(), deal.inBase());
            value[i] = known != null ? known.doubleValue() : amounts.length == 0 ? 0 : Double.NaN;
        }
        double[] newWins = new double[outlooks.parts()];
        for (int part = 1; part < newWins.length; part++) {
            newWins[part] = outlooks.newWins(part - 1, part);
        }
        return new Crowd(
                examples.size(),
                cell,
                group,
                value,
                timing,
                newWins,
                fit.dispersionOfArrivals(outlooks.last().lastDay()),
                fit.arrivalsSeen(),
                amounts,
                values.sales().stream()
                        .mapToInt(sale -> groups.getOrDefault(sale.group(), 0))
                        .toArray(),
                values.askedShare(),
                values.ratios(),
                Math.max(1, groups.size()));
    }
}
