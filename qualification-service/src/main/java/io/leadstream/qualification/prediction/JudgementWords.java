package io.leadstream.qualification.prediction;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words of those who know, or guess, how it went: such levels are written by sales, or by a tool for them, after they
 * looked at the lead. A field is judged by how many of its rows carry them, whatever it is called.
 */
final class JudgementWords {

    private static final Pattern OUTCOMES = Pattern.compile(
            "\\b(won|lost|closed|converted|customer|enrol?led|purchased|signed|churned|rejected|disqualified)\\b");

    /** What came of calling: nobody rings a lead before there is contact. */
    private static final Pattern CONTACT = Pattern.compile(
            "\\b(ringing|busy|switched off|unreachable|not reachable|no answer|voicemail|call ?back|wrong number"
                    + "|invalid number|not interested|will revert|interested)\\b");

    private static final Pattern NUMBERED = Pattern.compile("^\\d+\\W+\\p{L}");

    private static final Pattern RATINGS = Pattern.compile("^(\\d+\\W+)?(very )?(high|medium|low|hot|warm|cold|good|bad"
            + "|poor|worst|best)\\b|\\b(potential|relevance|might be|not sure|likely|unlikely|qualified)\\b");

    /** Rows that were touched again. */
    private static final Pattern RECORD_KEEPING = Pattern.compile("^(modified|updated|edited|reassigned)\\b");

    private JudgementWords() {}

    /** Whether the levels are a scale with its numbers before the words, as tools write them: {@code 01.High}. */
    static boolean areNumbered(List<String> levels) {
        return levels.size() > 1
                && levels.stream().allMatch(level -> NUMBERED.matcher(level).find());
    }

    static boolean areIn(String level) {
        String text = level.toLowerCase(Locale.ROOT);
        return OUTCOMES.matcher(text).find()
                || CONTACT.matcher(text).find()
                || RATINGS.matcher(text).find()
                || RECORD_KEEPING.matcher(text).find();
    }
}
