package io.leadstream.forecast.landing;

import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.winning.OpenDeal;
import io.leadstream.forecast.winning.Outlook;
import io.leadstream.forecast.winning.WinFit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of open deals: those of one age in one stage have the same chance. */
final class Cells {

    private final List<OpenDeal> deals;
    private final int[] cell;
    private final List<OpenDeal> examples = new ArrayList<>();
    private final float[][] timing;

    private record Kind(int stage, int age) {}

    Cells(List<OpenDeal> deals, List<Outlook> outlooks) {
        this.deals = deals;
        this.cell = new int[deals.size()];
        var kinds = new HashMap<Kind, Integer>();
        for (int i = 0; i < cell.length; i++) {
            OpenDeal deal = deals.get(i);
            cell[i] = kinds.computeIfAbsent(new Kind(deal.stage(), deal.age()), _ -> {
                examples.add(deal);
                return examples.size() - 1;
            });
        }
        this.timing = new float[examples.size()][outlooks.size()];
        for (int part = 0; part < outlooks.size(); part++) {
            for (int i = 0; i < timing.length; i++) {
                double all = hazard(outlooks.getLast().of(examples.get(i)));
                timing[i][part] =
                        all == 0 ? 1 : (float) (hazard(outlooks.get(part).of(examples.get(i))) / all);
            }
        }
    }

    private static double hazard(double chance) {
        return -Math.log1p(-Math.min(chance, 1 - 1e-9));
    }

    double[] chances(Outlook outlook) {
        return examples.stream().mapToDouble(outlook::of).toArray();
    }

    Crowd crowd(Map<Group, Integer> groups, Values values, WinFit fit, List<Outlook> outlooks) {
        int[] group = new int[deals.size()];
        double[] value = new double[deals.size()];
        double[] amounts = values.amounts();
        for (int i = 0; i < group.length; i++) {
            OpenDeal deal = deals.get(i);
            group[i] = groups.getOrDefault(deal.group(), 0);
            value[i] =
                    deal.amount() != null ? deal.amount().amount().doubleValue() : amounts.length == 0 ? 0 : Double.NaN;
        }
        double[] newWins = new double[outlooks.size()];
        for (int part = 1; part < newWins.length; part++) {
            newWins[part] =
                    outlooks.get(part).newWins() - outlooks.get(part - 1).newWins();
        }
        return new Crowd(
                examples.size(),
                cell,
                group,
                value,
                timing,
                newWins,
                fit.dispersionOfArrivals(outlooks.getLast().lastDay()),
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
