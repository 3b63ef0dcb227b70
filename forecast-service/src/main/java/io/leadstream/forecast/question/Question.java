package io.leadstream.forecast.question;

import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.statistics.Confidence;
import java.time.Instant;

/**
 * What is asked of a figure.
 *
 * @param asOf only what happened until then counts
 * @param window of the time that the figure goes by
 * @param imputed whether stages that a deal passed over count as entered
 */
public record Question(Instant asOf, Window window, Segmentation segmentation, boolean imputed, Confidence confidence) {

    /** About all deals of all time, as of a time. */
    public static Question asOf(Instant time) {
        return new Question(time, Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT);
    }

    /** The same of other groups. */
    public Question by(Segmentation other) {
        return new Question(asOf, window, other, imputed, confidence);
    }

    /** Whether a first passage is asked for: within the window, and seen unless imputed ones are asked for too. */
    public boolean counts(Passage passage) {
        return window.contains(passage.at()) && (imputed || !passage.imputed());
    }
}
