package io.leadstream.forecast.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.promise.PromiseRate;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.stagetowon.StageToWon;
import io.leadstream.forecast.stories.Asked;
import io.leadstream.forecast.stories.Story;
import io.leadstream.forecast.survival.Survival;
import io.leadstream.forecast.winrate.WinRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures that are said to be daily stay the same from the morning until the evening of a day on which nothing happens:
 * their tags rest on it.
 */
class DailyFiguresTest {

    private static final Ladder LADDER = Story.ladder();
    private static final int QUIET_DAY = 60;

    /** A figure, of a ladder and a question. */
    private record Figure(String name, BiFunction<Ladder, Question, Counting<?>> counting) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Figure> daily() {
        return List.of(
                new Figure("conversion", PipelineConversion::counting),
                new Figure("flow", Flow::counting),
                new Figure("transition", Transitions::counting),
                new Figure("win rate", (ladder, question) -> WinRate.counting(ladder, question)),
                new Figure("stage to won", StageToWon::counting),
                new Figure(
                        "survival",
                        (ladder, question) -> Survival.counting(ladder.sale().getFirst(), -1, 30, question)),
                new Figure("promises", (ladder, question) -> PromiseRate.counting(question)));
    }

    /** Deals at any hour of the first sixty days, open ones among them. */
    private static List<DealHistory> deals() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        var stories = new ArrayList<Story>();
        for (int i = 0; i < 200; i++) {
            double day = random.nextDouble(40);
            var story = Story.of("d" + i)
                    .is(Map.of("product", "P" + random.nextInt(3)), day)
                    .enters("A", day);
            for (String stage : List.of("B", "C")) {
                if (random.nextInt(3) > 0) {
                    day = Math.min(QUIET_DAY - 0.01, day + random.nextDouble(9));
                    story.enters(stage, day);
                }
            }
            day = Math.min(QUIET_DAY - 0.005, day + random.nextDouble(9));
            switch (random.nextInt(4)) {
                case 0 -> story.wins(day, "10.00");
                case 1 -> story.isLost(day);
                default -> {}
            }
            stories.add(story);
        }
        return Story.histories(stories.toArray(Story[]::new));
    }

    private static Object at(double day, Figure figure) {
        Question question = Asked.by("product", day);
        return Asked.count(figure.counting().apply(LADDER, question), Asked.journeys(deals(), LADDER, question));
    }

    @ParameterizedTest
    @MethodSource("daily")
    void theyAreTheSameInTheMorningAndInTheEvening(Figure figure) {
        assertEquals(at(QUIET_DAY + 0.001, figure), at(QUIET_DAY + 0.999, figure));
    }

    @Test
    void theOthersAreNot() {
        var fixedWindow = new Figure(
                "fixed window", (ladder, question) -> FixedWindow.counting(ladder, question, Duration.ofDays(30)));
        assertNotEquals(at(QUIET_DAY + 0.001, fixedWindow), at(QUIET_DAY + 0.999, fixedWindow));
    }
}
