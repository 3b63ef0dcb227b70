package io.leadstream.forecast.winning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chances to win, fitted on a book, and how high they stand for a horizon. */
public final class WinFit {

    /** Further ahead nothing is forecast. */
    public static final int LONGEST_DAYS = 731;

    private static final int CHECKS = 13;
    private static final int LEAST_WATCHED = 28;
    private static final double MOST_CORRECTED = 5;

    /** What is chosen among: half-lives in days, and none. */
    static final List<@Nullable Integer> HALF_LIVES = Collections.unmodifiableList(Arrays.asList(90, 180, 365, null));

    private static final int USUAL_HALF_LIFE = 90;
    private static final int CHOICE_HORIZON = 30;
    private static final int CHOICE_STEP = 14;
    private static final int CHOICE_CHECKS = 6;
    private static final int FEWEST_CHOICE_CHECKS = 3;

    /**
     * How chances are fitted.
     *
     * @param halfLife of the days' weights, in days; null when all days count alike
     * @param chosen whether it is chosen among 90, 180, 365 days and none by which erred least on past days; while there
     *     are too few of them, {@code halfLife} it is
     * @param seasonal whether the hazard of winning follows the rhythm that quarters had
     * @param shrunk whether thin stages are drawn towards all of them
     * @param judged whether the level is judged by past days and by the pace of winning
     */
    public record Settings(
            @Nullable Integer halfLife, boolean chosen, boolean seasonal, boolean shrunk, boolean judged) {

        public static final Settings DEFAULT = new Settings(USUAL_HALF_LIFE, true, true, true, true);

        /** The hazards as they were seen, and nothing else. */
        public static final Settings PLAIN = new Settings(null, false, false, false, false);

        HazardFit.Method method(@Nullable Integer halfLife) {
            return new HazardFit.Method(halfLife, seasonal, shrunk);
        }
    }

    private final Book book;
    private final Settings settings;
    private final HazardFit.Method method;
    private final Hazards hazards;
    private final Pace pace;
    private final int today;
    private final int[] weeksAhead;
    private final Map<Integer, Hazards> past = new HashMap<>();

    private WinFit(Book book, Settings settings) {
        this.book = book;
        this.settings = settings;
        Stays stays = book.stays();
        this.today = stays.lastDay();
        int firstDay = today - Stays.MEMORY + 1;
        this.pace = Pace.of(firstDay, today, book.arrivals().since(), LONGEST_DAYS, book.won());
        this.weeksAhead = Quarters.weeks(firstDay, today + LONGEST_DAYS);
        this.method = settings.method(settings.chosen() ? chosenHalfLife() : settings.halfLife());
        this.hazards = HazardFit.of(stays, today, method);
    }

    private @Nullable Integer chosenHalfLife() {
        List<Integer> days = pastDays(CHOICE_HORIZON, CHOICE_STEP, CHOICE_CHECKS);
        if (days.size() < FEWEST_CHOICE_CHECKS) {
            return settings.halfLife();
        }
        double[] errors = HALF_LIVES.parallelStream()
                .mapToDouble(halfLife -> judge(days, CHOICE_HORIZON, day -> fitted(day, settings.method(halfLife)))
                        .errorOfPipeline())
                .toArray();
        int best = 0;
        for (int i = 1; i < errors.length; i++) {
            best = errors[i] < errors[best] ? i : best;
        }
        return HALF_LIVES.get(best);
    }

    private Hazards fitted(int day, HazardFit.Method how) {
        return HazardFit.of(book.stays(), day, how);
    }

    /** Past days on which enough was known, and of which it is known what came within the horizon. */
    private List<Integer> pastDays(int horizon, int step, int most) {
        int since = Math.max(book.arrivals().since(), today - Stays.MEMORY + 1);
        return IntStream.range(0, most)
                .map(check -> today - horizon - step * check)
                .filter(day -> day >= since + LEAST_WATCHED - 1)
                .boxed()
                .toList();
    }

    /** In days; null when all days count alike. */
    public @Nullable Integer halfLife() {
        return method.halfLife();
    }

    public static WinFit of(Book book, Settings settings) {
        return new WinFit(book, settings);
    }

    public Book book() {
        return book;
    }

    public Settings settings() {
        return settings;
    }

    Hazards hazards() {
        return hazards;
    }

    /** What hazards of winning are multiplied by on the days after the as-of day, from 1 on. */
    double[] factors(LocalDate lastDay, Level level) {
        return factors(hazards, today, horizon(lastDay), level.factor());
    }

    /** The chances to win by the end of a day, at the level that suits that horizon. */
    public Outlook until(LocalDate lastDay) {
        return until(lastDay, level(horizon(lastDay)));
    }

    /** The chances to win by the end of a day, at a given level; none when that day is not after the as-of day. */
    public Outlook until(LocalDate lastDay, Level level) {
        return outlook(hazards, horizon(lastDay), level);
    }

    /** The same from rates drawn from their posteriors. */
    public Outlook drawn(LocalDate lastDay, Level level, RandomGenerator random) {
        return outlook(hazards.drawn(random), horizon(lastDay), level);
    }

    /** The same, seen some days after the as-of day: of deals that are still open then, by their age then. */
    Outlook untilSeenAfter(int days, LocalDate lastDay, Level level) {
        int horizon = Math.max(0, horizon(lastDay) - days);
        Chances chances = Chances.within(hazards, factors(hazards, today + days, horizon, level.factor()));
        return new Outlook(lastDay, chances, 0, level, hazards.support);
    }

    private int horizon(LocalDate lastDay) {
        long days = ChronoUnit.DAYS.between(book.asOfDay(), lastDay);
        if (days > LONGEST_DAYS) {
            throw new IllegalArgumentException("more than " + LONGEST_DAYS + " days ahead");
        }
        return (int) Math.max(0, days);
    }

    private Outlook outlook(Hazards rates, int horizon, Level level) {
        Chances chances = Chances.within(rates, factors(rates, today, horizon, level.factor()));
        return new Outlook(
                book.asOfDay().plusDays(horizon), chances, newWins(chances, today, horizon), level, hazards.support);
    }

    private double[] factors(Hazards rates, int day, int horizon, double level) {
        double[] factors = new double[horizon + 1];
        int firstDay = today - Stays.MEMORY + 1;
        for (int i = 1; i <= horizon; i++) {
            factors[i] = level * rates.season[weeksAhead[day + i - firstDay]];
        }
        return factors;
    }

    private double newWins(Chances chances, int day, int horizon) {
        double[] perDay = book.arrivals().perDay(day, Quarters.DAYS);
        double wins = 0;
        for (int stage = 0; stage < perDay.length; stage++) {
            for (int i = 1; i <= horizon; i++) {
                wins += perDay[stage] * chances.entering[stage][i];
            }
        }
        return wins;
    }

    private Level level(int horizon) {
        if (horizon == 0) {
            return Level.unjudged(0);
        }
        double pipeline = wins(1, horizon);
        if (!settings.judged()) {
            return Level.unjudged(pipeline);
        }
        double ofPace = pace.known(today) ? pace.expected(today, horizon) : 0;
        Judgement judgement = judge(
                pastDays(horizon, 7, CHECKS), horizon, day -> past.computeIfAbsent(day, on -> fitted(on, method)));
        Level level = judgement.level(pipeline, ofPace, pace.seen(today));
        return level.by(solve(level.target(), pipeline, horizon));
    }

    /** What hazards must be multiplied by to expect so many wins. */
    private double solve(double target, double pipeline, int horizon) {
        if (pipeline <= 0 || target <= 0) {
            return 1;
        }
        double factor = Math.clamp(target / pipeline, 1 / MOST_CORRECTED, MOST_CORRECTED);
        for (int step = 0; step < 3; step++) {
            double got = wins(factor, horizon);
            factor = Math.clamp(factor * target / got, 1 / MOST_CORRECTED, MOST_CORRECTED);
        }
        return factor;
    }

    private double wins(double factor, int horizon) {
        int[][] open = new int[book.stages().size()][hazards.ages + 1];
        for (OpenDeal deal : book.open()) {
            open[deal.stage()][Math.min(deal.age(), hazards.ages)]++;
        }
        return wins(hazards, open, today, horizon, factor);
    }

    private double wins(Hazards rates, int[][] open, int day, int horizon, double factor) {
        Chances chances = Chances.within(rates, factors(rates, day, horizon, factor));
        double wins = newWins(chances, day, horizon);
        for (int stage = 0; stage < open.length; stage++) {
            for (int age = 0; age < open[stage].length; age++) {
                wins += open[stage][age] * chances.open[stage][age];
            }
        }
        return wins;
    }

    private Judgement judge(List<Integer> days, int horizon, IntFunction<Hazards> knownThen) {
        var judgement = new Judgement();
        for (int day : days) {
            judgement.add(
                    wins(knownThen.apply(day), book.stays().openAt(day), day, horizon, 1),
                    pace.known(day) ? pace.expected(day, horizon) : 0,
                    pace.seen(day),
                    pace.wins(day + 1, day + horizon));
        }
        return judgement;
    }

    /** How many past stays the rates are told by. */
    public long stays() {
        return book.stays().count();
    }

    /** (Σw)² / Σw² of the stays that ended. */
    public double effectiveExits() {
        double sum = 0;
        double squares = 0;
        Integer halfLife = method.halfLife();
        for (int day : book.stays().exits().day()) {
            double weight = halfLife == null ? 1 : Math.pow(2, -(double) (today - day) / halfLife);
            sum += weight;
            squares += weight * weight;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** How many arrivals told of their pace. */
    public int arrivalsSeen() {
        return Arrays.stream(book.arrivals().daily(today, Quarters.DAYS)).sum();
    }

    /**
     * The shape of the Gamma that mixes the number of arrivals until a day: by moments of the weeks of a year, infinite
     * when their variance is not above their mean.
     */
    public double dispersionOfArrivals(LocalDate lastDay) {
        int[] daily = book.arrivals().daily(today, Quarters.YEAR);
        int weeks = daily.length / 7;
        if (weeks < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double[] weekly = new double[weeks];
        for (int i = 0; i < weeks * 7; i++) {
            weekly[i / 7] += daily[daily.length - 1 - i];
        }
        double mean = Arrays.stream(weekly).average().orElse(0);
        double variance =
                Arrays.stream(weekly).map(n -> (n - mean) * (n - mean)).sum() / (weeks - 1);
        return variance <= mean ? Double.POSITIVE_INFINITY : mean * mean / (variance - mean) * horizon(lastDay) / 7;
    }
}
