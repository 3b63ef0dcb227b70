package io.leadstream.forecast.stalled;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.statistics.Sample;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Learns from the stays that ended by leading on, or by winning, within the window: those under 60 s passed through and
 * those recorded in reverse order say nothing of durations, and are left out.
 */
final class Limits implements Counting<Map<String, Limit>> {

    private static final double P80 = 0.8;
    private static final long SHORTEST_SECONDS = 60;

    private final Question question;
    private final Map<String, Sample> led = new LinkedHashMap<>();

    private Limits(Ladder ladder, Question question) {
        this.question = question;
        Stream.concat(ladder.preparation().stream(), ladder.sale().stream())
                .map(Stage::key)
                .forEach(stage -> led.put(stage, new Sample()));
    }

    static Counting<Map<String, Limit>> counting(Ladder ladder, Question question) {
        return new Limits(ladder, question);
    }

    @Override
    public void add(Journey journey) {
        for (Spell spell : journey.spells()) {
            Sample sample = led.get(spell.stage());
            if (sample != null && leadsOn(spell) && isAskedFor(journey, spell)) {
                sample.add(StalledDeal.days(spell.length()));
            }
        }
    }

    private static boolean leadsOn(Spell spell) {
        return (spell.exit() == Spell.Exit.ADVANCED || spell.exit() == Spell.Exit.WON)
                && !spell.outOfOrder()
                && spell.length().toSeconds() >= SHORTEST_SECONDS;
    }

    private boolean isAskedFor(Journey journey, Spell spell) {
        return question.window().contains(spell.to())
                && question.segmentation().groupOf(journey.deal(), spell.from()).isPresent();
    }

    @Override
    public Map<String, Limit> result() {
        var limits = new LinkedHashMap<String, Limit>();
        led.forEach((stage, sample) -> {
            int n = Math.toIntExact(sample.count());
            limits.put(stage, new Limit(stage, n, n < Limit.FEWEST ? null : Quantiles.at(sample, P80)));
        });
        return limits;
    }
}
