package io.leadstream.forecast.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The Aalen–Johansen estimate of cumulative incidence for two competing causes, on whole days of age. Who is still
 * open is censored, who was not seen from the beginning is truncated on the left: at risk at age t is whoever has
 * {@code observedAge < t <= exitAge}. Events precede censoring on a day.
 *
 * <p>Aalen, Johansen: An empirical transition matrix for non-homogeneous Markov chains based on censored observations,
 * Scand. J. Statist. 5 (1978).
 */
public final class CompetingRisks {

    /** Seen from its entry on. */
    public static final long FROM_ENTRY = Long.MIN_VALUE;

    private final NavigableMap<Long, Day> days = new TreeMap<>();
    private int fromEntry;

    /** How an observation ended: by the cause of interest, by the other one, or not yet. */
    public enum Cause {
        FIRST,
        SECOND,
        CENSORED
    }

    private static final class Day {
        private int first;
        private int second;
        private int censored;
        private int lateEntries;
    }

    /**
     * The estimate on a day that brought an event.
     *
     * @param before S just before that day
     * @param first F₁ from that day on
     * @param second F₂ from that day on
     * @param remaining S from that day on
     */
    private record Event(
            long age,
            long atRisk,
            int firsts,
            int seconds,
            double before,
            double first,
            double second,
            double remaining) {
        int ends() {
            return firsts + seconds;
        }
    }

    /** A step of the curve: the shares as they are from this age on. */
    public record Point(long age, long atRisk, double advance, double lost, double remaining) {}

    /**
     * Adds an observation.
     *
     * @param observedAge the last day of age on which nothing could be seen of it, or {@link #FROM_ENTRY}
     * @param exitAge the age in days on which it ended or was last seen, 0 or more
     */
    public void add(long observedAge, long exitAge, Cause cause) {
        add(observedAge, exitAge, cause, 1);
    }

    /** Adds as many observations that are alike. */
    public void add(long observedAge, long exitAge, Cause cause, int count) {
        if (observedAge >= exitAge || count == 0) {
            return; // never at risk while it was watched
        }
        if (observedAge == FROM_ENTRY) {
            fromEntry += count;
        } else {
            day(observedAge).lateEntries += count;
        }
        Day exit = day(exitAge);
        switch (cause) {
            case FIRST -> exit.first += count;
            case SECOND -> exit.second += count;
            case CENSORED -> exit.censored += count;
        }
    }

    private Day day(long age) {
        return days.computeIfAbsent(age, _ -> new Day());
    }

    /** The curve up to an age, with a point for each age that brought an event. */
    public List<Point> curve(long upTo) {
        return events(upTo).stream()
                .map(e -> new Point(e.age(), e.atRisk(), e.first(), e.second(), e.remaining()))
                .toList();
    }

    /** The greatest age at which any ended, by either cause; empty when none has. Beyond it nothing is known. */
    public OptionalLong support() {
        return days.entrySet().stream()
                .filter(day -> day.getValue().first + day.getValue().second > 0)
                .mapToLong(Map.Entry::getKey)
                .max();
    }

    /** How many had not ended at an age beyond the {@link #support}. */
    public int censoredBeyondSupport() {
        long last = support().orElse(Long.MIN_VALUE);
        return days.tailMap(last, false).values().stream()
                .mapToInt(day -> day.censored)
                .sum();
    }

    /** The same for those that had not ended by an age: P(cause by a + h | open at a) is the incidence at a + h here. */
    public CompetingRisks openAt(long age) {
        var later = new CompetingRisks();
        later.fromEntry = fromEntry;
        days.headMap(age, true)
                .values()
                .forEach(day -> later.fromEntry += day.lateEntries - day.first - day.second - day.censored);
        later.days.putAll(days.tailMap(age, false));
        return later;
    }

    /** The same with the causes in each other's place, for the incidence of the second one. */
    public CompetingRisks swapped() {
        var swapped = new CompetingRisks();
        swapped.fromEntry = fromEntry;
        days.forEach((age, day) -> {
            Day other = swapped.day(age);
            other.first = day.second;
            other.second = day.first;
            other.censored = day.censored;
            other.lateEntries = day.lateEntries;
        });
        return swapped;
    }

    /** The estimate at the age of the last event, of either cause. */
    public Incidence atLastEvent(Confidence confidence) {
        return at(Long.MAX_VALUE, confidence);
    }

    /** The estimate at an age. */
    public Incidence at(long age, Confidence confidence) {
        List<Event> events = events(age);
        if (events.isEmpty()) {
            return new Incidence(0, 0, 1, Interval.UNKNOWN, 0);
        }
        Event last = events.getLast();
        double variance = variance(events);
        return new Incidence(
                last.first(),
                last.second(),
                last.remaining(),
                interval(events, variance, confidence),
                Math.sqrt(variance));
    }

    private List<Event> events(long upTo) {
        var events = new ArrayList<Event>();
        long atRisk = fromEntry;
        double first = 0;
        double second = 0;
        double open = 1;
        for (Map.Entry<Long, Day> entry : days.headMap(upTo, true).entrySet()) {
            Day day = entry.getValue();
            int ends = day.first + day.second;
            if (ends > 0) {
                double before = open;
                first += before * day.first / atRisk;
                second += before * day.second / atRisk;
                open = before * (atRisk - ends) / atRisk;
                events.add(new Event(entry.getKey(), atRisk, day.first, day.second, before, first, second, open));
            }
            atRisk += day.lateEntries - ends - day.censored;
        }
        return events;
    }

    /**
     * Aalen's variance of F₁, with n − 1 where the delta method has n. Braun, Yuan: Comparing the small sample
     * performance of several variance estimators under competing risks, Statist. Med. 26 (2007); ties are multinomial.
     */
    private static double variance(List<Event> events) {
        double end = events.getLast().first();
        double sum = 0;
        for (Event event : events) {
            double n = event.atRisk();
            double toCome = end - event.first();
            double d = event.ends();
            double d1 = event.firsts();
            if (n > 1) {
                sum += square(event.before()) * d1 * (n - d1) / (n * n * (n - 1));
            }
            if (n > d) { // else nobody is left, and nothing is to come
                sum += square(toCome) * d / ((n - 1) * (n - d));
                sum -= 2 * toCome * event.before() * d1 / (n * (n - 1));
            }
        }
        return Math.max(0, sum);
    }

    private static double square(double x) {
        return x * x;
    }

    /** On the complementary log-log scale, which stays within [0, 1]; at the edges, where it has no value, Jeffreys. */
    private static Interval interval(List<Event> events, double variance, Confidence confidence) {
        double first = events.getLast().first();
        double others = 1 - first;
        if (first <= 0 || others <= 1e-12) {
            long ended = events.stream().mapToLong(Event::ends).sum();
            long firsts = events.stream().mapToLong(Event::firsts).sum();
            return new Confidence(confidence.level(), Confidence.Method.JEFFREYS).of(firsts == 0 ? 0 : ended, ended);
        }
        double spread = confidence.z() * Math.sqrt(variance) / Math.abs(others * Math.log(others));
        return new Interval(
                1 - Math.pow(others, Math.exp(-spread)), Math.min(1, 1 - Math.pow(others, Math.exp(spread))));
    }
}
