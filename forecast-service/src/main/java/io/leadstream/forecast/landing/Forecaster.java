package io.leadstream.forecast.landing;

import io.leadstream.forecast.landing.Landing.Band;
import io.leadstream.forecast.landing.Landing.Expected;
import io.leadstream.forecast.landing.Landing.Part;
import io.leadstream.forecast.landing.Landing.Week;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.Level;
import io.leadstream.forecast.winning.OpenDeal;
import io.leadstream.forecast.winning.WinFit;
import io.leadstream.forecast.winning.WonDeal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts where a span lands: won so far, and Σ chance · E[amount ratio] · amount over the open deals, and deals not
 * there yet. The chances come of one fit for all, so that the groups' parts add up to the whole.
 */
public final class Forecaster {

    private final Book book;
    private final WinFit fit;
    private final Span span;
    private final Settings settings;
    private final Values values;
    private final @Nullable String currency;
    private final List<LocalDate> ends;
    private final Outlooks outlooks;
    private final List<OpenDeal> open = new ArrayList<>();
    private final List<WonDeal> won = new ArrayList<>();
    private final SortedMap<Group, Integer> groups = new TreeMap<>();
    private int otherCurrency;

    private Forecaster(WinFit fit, Span span, Settings settings) {
        this.book = fit.book();
        this.fit = fit;
        this.span = span;
        this.settings = settings;
        this.currency = settings.currency() == null ? book.mainCurrency() : settings.currency();
        this.values = new Values(book, currency);
        this.ends = ends();
        this.outlooks = new Outlooks(fit, ends);
        pick();
    }

    public static Landing forecast(Book book, Span span, Settings settings) {
        return forecast(WinFit.of(book, settings.fit()), span, settings);
    }

    /** The same from a fit that is there already: several spans of one book share it. */
    public static Landing forecast(WinFit fit, Span span, Settings settings) {
        return new Forecaster(fit, span, settings).landing();
    }

    /** The ends of the parts: the day before the span, or the as-of day within it, then its weeks that are to come. */
    private List<LocalDate> ends() {
        LocalDate asOf = book.asOfDay();
        LocalDate begin = span.first().minusDays(1);
        begin = asOf.isAfter(begin) ? asOf : begin;
        var days = new ArrayList<LocalDate>(List.of(begin));
        for (LocalDate week = span.first().plusDays(6); week.isBefore(span.last()); week = week.plusDays(7)) {
            if (week.isAfter(begin)) {
                days.add(week);
            }
        }
        if (span.last().isAfter(begin)) {
            days.add(span.last());
        }
        return days;
    }

    private void pick() {
        for (OpenDeal deal : book.open()) {
            if (deal.group() == null) {
                continue;
            }
            if (deal.amount() != null && values.inCurrency(deal.amount(), deal.inBase()) == null) {
                otherCurrency++;
            } else {
                open.add(deal);
                groups.put(deal.group(), 0);
            }
        }
        for (WonDeal deal : book.won()) {
            if (deal.group() != null && span.contains(LocalDate.ofEpochDay(deal.day()))) {
                if (values.inCurrency(deal.amount(), deal.inBase()) != null) {
                    won.add(deal);
                    groups.put(deal.group(), 0);
                } else {
                    otherCurrency += deal.amount() == null ? 0 : 1;
                }
            }
        }
        values.sales().forEach(sale -> groups.put(sale.group(), 0));
        int index = 0;
        for (Map.Entry<Group, Integer> group : groups.entrySet()) {
            group.setValue(index++);
        }
    }

    private static Group groupOf(WonDeal deal) {
        Group group = deal.group();
        if (group == null) {
            throw new IllegalStateException("only deals that are asked for are counted");
        }
        return group;
    }

    private Landing landing() {
        List<Expected> deals = open.stream().map(this::expected).toList();
        BigDecimal wonSoFar = sum(won);
        BigDecimal ofOpen = deals.stream().map(Expected::value).reduce(zero(), BigDecimal::add);
        double newWins = newWins() * values.askedShare();
        BigDecimal fresh = Values.cents(values.mean().multiply(BigDecimal.valueOf(newWins)));
        Paths paths = simulate();
        double[] totals = Paths.sorted(paths.totals());
        double added = wonSoFar.doubleValue();
        for (int i = 0; i < totals.length; i++) {
            totals[i] += added;
        }
        return new Landing(
                span,
                book.asOfDay(),
                currency,
                wonSoFar,
                ofOpen,
                fresh,
                settings.calibration().widen(Band.of(totals, 0)).notBelow(added),
                parts(deals, fresh, paths),
                course(paths),
                deals,
                totals,
                settings.calibration(),
                counts(deals, newWins),
                level(),
                fit.halfLife(),
                seed());
    }

    private static BigDecimal zero() {
        return Values.cents(BigDecimal.ZERO);
    }

    private BigDecimal sum(List<WonDeal> deals) {
        BigDecimal sum = zero();
        for (WonDeal deal : deals) {
            BigDecimal amount = values.inCurrency(deal.amount(), deal.inBase());
            sum = amount == null ? sum : sum.add(amount);
        }
        return sum;
    }

    private Level level() {
        return outlooks.last().level();
    }

    private double newWins() {
        return outlooks.newWins(0, ends.size() - 1);
    }

    private Expected expected(OpenDeal deal) {
        double chance = outlooks.chance(deal, ends.size() - 1) - outlooks.chance(deal, 0);
        BigDecimal known = values.inCurrency(deal.amount(), deal.inBase());
        BigDecimal amount = known == null ? values.mean() : known;
        BigDecimal ifWon = known == null ? amount : amount.multiply(values.ratio());
        return new Expected(
                deal,
                book.stages().get(deal.stage()),
                chance,
                amount,
                Values.cents(ifWon.multiply(BigDecimal.valueOf(chance))),
                known != null,
                outlooks.last().beyondSupport(deal));
    }

    private Paths simulate() {
        if (settings.paths() == 0) {
            return Paths.none(0, groups.size(), ends.size());
        }
        var cells = new Cells(open, outlooks);
        Crowd crowd = cells.crowd(groups, values, fit);
        return Simulation.of(
                crowd,
                random -> cells.chances(fit.drawn(ends.getLast(), level(), random)),
                level().spread(),
                settings.paths(),
                seed());
    }

    private long seed() {
        Long given = settings.seed();
        if (given != null) {
            return given;
        }
        long hash = book.asOfDay().toEpochDay();
        for (int i = 0; i < span.name().length(); i++) {
            hash = hash * 0x100000001B3L + span.name().charAt(i);
        }
        return hash;
    }

    private SortedMap<Group, Part> parts(List<Expected> deals, BigDecimal fresh, Paths paths) {
        var openBy = new HashMap<Group, BigDecimal>();
        var openDeals = new HashMap<Group, Integer>();
        for (Expected deal : deals) {
            openBy.merge(deal.group(), deal.value(), BigDecimal::add);
            openDeals.merge(deal.group(), 1, Integer::sum);
        }
        var wonBy = new HashMap<Group, List<WonDeal>>();
        won.forEach(deal ->
                wonBy.computeIfAbsent(groupOf(deal), _ -> new ArrayList<>()).add(deal));
        Map<Group, BigDecimal> soldBy = values.wonByGroup();
        List<BigDecimal> freshBy = Values.split(
                fresh,
                groups.keySet().stream()
                        .map(group -> soldBy.getOrDefault(group, BigDecimal.ZERO))
                        .toList());
        var parts = new TreeMap<Group, Part>();
        groups.forEach((group, index) -> {
            BigDecimal wonSoFar = sum(wonBy.getOrDefault(group, List.of()));
            double[] sorted = Paths.sorted(paths.byGroup()[index]);
            parts.put(
                    group,
                    new Part(
                            wonSoFar,
                            openBy.getOrDefault(group, zero()),
                            freshBy.get(index),
                            Band.of(sorted, wonSoFar.doubleValue()),
                            openDeals.getOrDefault(group, 0),
                            wonBy.getOrDefault(group, List.of()).size()));
        });
        return parts;
    }

    /** What was won by the end of each past week and of the as-of day, then what will have been by those to come. */
    private List<Week> course(Paths paths) {
        var course = new ArrayList<Week>();
        LocalDate asOf = book.asOfDay();
        LocalDate seen = asOf.isBefore(span.last()) ? asOf : span.last();
        for (LocalDate week = span.first().plusDays(6); week.isBefore(seen); week = week.plusDays(7)) {
            course.add(new Week(week, wonBy(week), null));
        }
        if (!seen.isBefore(span.first())) {
            course.add(new Week(seen, wonBy(seen), null));
        }
        double added = wonBy(seen).doubleValue();
        for (int part = 1; part < ends.size(); part++) {
            course.add(new Week(ends.get(part), null, Band.of(Paths.sorted(paths.byPart()[part]), added)));
        }
        return course;
    }

    private BigDecimal wonBy(LocalDate day) {
        return sum(won.stream().filter(deal -> deal.day() <= day.toEpochDay()).toList());
    }

    private Landing.Counts counts(List<Expected> deals, double newWins) {
        return new Landing.Counts(
                deals.size(),
                won.size(),
                (int) deals.stream().filter(deal -> !deal.amountKnown()).count(),
                otherCurrency,
                (int) deals.stream().filter(Expected::beyondSupport).count(),
                newWins,
                fit.stays(),
                fit.effectiveExits(),
                values.sales().size());
    }
}
