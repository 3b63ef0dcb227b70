package io.leadstream.forecast.stories;

import static io.leadstream.forecast.stories.Story.day;

import io.leadstream.forecast.cohort.Counts;
import io.leadstream.forecast.conversion.CohortConversion;
import io.leadstream.forecast.conversion.Conversion;
import io.leadstream.forecast.conversion.StageConversion;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Segmentation.Group;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import java.util.List;

/** Questions as tests put them. */
public final class Asked {

    private Asked() {}

    /** All deals, of all time, as of the end of a day. */
    public static Question asOf(double day) {
        return new Question(day(day), Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT);
    }

    public static Question by(String segment, double day) {
        return new Question(day(day), Window.ALL_TIME, new Segmentation(segment, List.of()), true, Confidence.DEFAULT);
    }

    public static Question within(double from, double to, double asOf) {
        return new Question(day(asOf), new Window(day(from), day(to)), Segmentation.NONE, true, Confidence.DEFAULT);
    }

    public static Question withoutImputed(double day) {
        return new Question(day(day), Window.ALL_TIME, Segmentation.NONE, false, Confidence.DEFAULT);
    }

    public static List<Journey> journeys(List<DealHistory> histories, Ladder ladder, Question question) {
        return histories.stream()
                .map(history -> history.journey(ladder, question.asOf()))
                .toList();
    }

    /** What a figure comes to once it was told of all journeys. */
    public static <R> R count(Counting<R> figure, List<Journey> journeys) {
        journeys.forEach(figure::add);
        return figure.result();
    }

    public static Conversion conversion(List<DealHistory> histories, Question question) {
        return conversion(histories, Story.ladder(), question);
    }

    public static Conversion conversion(List<DealHistory> histories, Ladder ladder, Question question) {
        CohortConversion counted = CohortConversion.ofSale(ladder, question);
        journeys(histories, ladder, question).forEach(counted::add);
        var pooled = counted.pooled();
        return counted.shrunkFrom(pooled.n() == 0 ? null : pooled.rate());
    }

    public static StageConversion stage(String stage, Conversion conversion) {
        return stage(stage, conversion, Segmentation.ALL);
    }

    public static StageConversion stage(String stage, Conversion conversion, Group group) {
        return conversion.groups().getOrDefault(group, List.of()).stream()
                .filter(row -> row.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /** What became of the deals that entered a stage, as of a day. */
    public static Counts counts(String stage, double day, Story... stories) {
        return stage(stage, conversion(Story.histories(stories), asOf(day)))
                .shares()
                .counts();
    }
}
