package io.leadstream.forecast.bias;

import io.leadstream.forecast.bias.Bias.Past;
import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One person's word about one thing: how it was in past periods, by lead time, and what they say now.
 *
 * @param byLead of lead times in which they submitted
 * @param current their last submission for each period that is not over
 */
public record Judgement(Key key, SortedMap<Lead, Bias> byLead, List<Call> current) {

    /**
     * What is alike enough to be measured together.
     *
     * @param months 1 or 3: what a month brings is no measure of a quarter
     */
    public record Key(String person, Scope scope, @Nullable String pipeline, String currency, int months)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::person)
                .thenComparing(key -> key.scope().toString())
                .thenComparing(Key::pipeline, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Key::currency)
                .thenComparingInt(Key::months);

        static Key of(Call call) {
            return new Key(
                    call.person(),
                    call.scope(),
                    call.pipeline(),
                    call.amount().currency(),
                    call.period().months());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Judges submissions.
     *
     * @param submissions in order of time
     * @param won what was won in the period that a submission is about, by those whom it is about
     */
    public static List<Judgement> of(Collection<Call> submissions, Function<Call, BigDecimal> won, Instant asOf) {
        var byKey = new TreeMap<Key, List<Call>>();
        submissions.forEach(call ->
                byKey.computeIfAbsent(Key.of(call), _ -> new ArrayList<>()).add(call));
        var judgements = new ArrayList<Judgement>();
        byKey.forEach(
                (key, calls) -> judgements.add(new Judgement(key, byLead(calls, won, asOf), current(calls, asOf))));
        return judgements;
    }

    /** The last word of each lead time in each past period: more of them would tell the same twice. */
    private static SortedMap<Lead, Bias> byLead(List<Call> calls, Function<Call, BigDecimal> won, Instant asOf) {
        var last = new EnumMap<Lead, Map<Period, Call>>(Lead.class);
        for (Call call : calls) {
            if (!call.period().to().isAfter(asOf)) {
                last.computeIfAbsent(Lead.of(call.period(), call.at()), _ -> new TreeMap<>())
                        .put(call.period(), call);
            }
        }
        var byLead = new TreeMap<Lead, Bias>();
        last.forEach((lead, words) -> byLead.put(
                lead,
                Bias.of(words.values().stream()
                        .map(call -> new Past(call.amount().amount(), won.apply(call)))
                        .toList())));
        return byLead;
    }

    private static List<Call> current(List<Call> calls, Instant asOf) {
        var last = new TreeMap<Period, Call>();
        for (Call call : calls) {
            if (call.period().to().isAfter(asOf)) {
                last.put(call.period(), call);
            }
        }
        return List.copyOf(last.values());
    }

    /** What a present submission would be without the bias of its lead time; null when there is no measure of it. */
    @Nullable
    BigDecimal corrected(Call call) {
        Bias bias = byLead.get(Lead.of(call.period(), call.at()));
        return bias == null ? null : bias.corrected(call.amount().amount());
    }
}
