package io.leadstream.qualification.prediction;

import io.leadstream.qualification.prediction.Rejected.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fields that say more of the outcome than what is known beforehand plausibly says, by figures of the field alone. The
 * limits are deliberate: a genuine field explains a few per cent of the outcome's entropy, a strong one a fifth (time
 * spent on a site: 0.18), what sales write down a quarter and more; only a number that rises or falls gradually may be
 * as strong without that. Forms filled in half explain up to a tenth by being there. Words are the weakest sign: they
 * reject only what has a figure against it too.
 */
final class Implausible {

    /** One field of names, or a number with a jump, may explain less of the outcome's entropy. */
    static final double MOST_INFORMATION = 0.25;

    /** One gradual number may explain less. */
    static final double MOST_GRADUALLY = 0.45;

    /** Being there or not may explain less. */
    static final double MOST_PRESENCE = 0.12;

    /** Verdicts may cover less of the rows. */
    static final double MOST_VERDICTS = 0.2;

    /** Values that mean the rarer outcome must leave more doubt than this. */
    static final double LEAST_DOUBT = 0.025;

    /** Share of a field's values that say another's over, and of the others that are one mark: it was touched again. */
    static final double SAYS_OVER = 0.4;

    static final double ONE_MARK = 0.75;
    static final double MARKED = 0.1;

    /** Share of a field's present rows with words of judgement. */
    static final double MOST_JUDGED = 0.2;

    /** What supports words of judgement: explained so much by the levels, or so much by being there. */
    static final double SUPPORTS_WORDS = 0.1;

    static final double PRESENCE_SUPPORTS_WORDS = 0.06;

    /** What tells so much is remarkable. */
    static final double REMARKABLE = 0.12;

    static final double REMARKABLE_PRESENCE = 0.08;

    private final Dataset data;
    private final List<FieldEncoding> others;
    private final Map<String, FieldFigures> known = new HashMap<>();

    /**
     * Judges fields.
     *
     * @param others the fields that say anything, the judged ones among them
     */
    Implausible(Dataset data, List<FieldEncoding> others) {
        this.data = data;
        this.others = others;
    }

    private FieldFigures figures(FieldEncoding encoding) {
        return known.computeIfAbsent(encoding.field(), field -> FieldFigures.of(data, encoding));
    }

    Optional<Rejected> rejected(FieldEncoding encoding) {
        FieldFigures figures = figures(encoding);
        double most = encoding.numeric() && !figures.isAbrupt() ? MOST_GRADUALLY : MOST_INFORMATION;
        if (figures.verdicts() >= MOST_VERDICTS) {
            return found(encoding, Reason.VERDICT_LEVELS, MOST_VERDICTS, """
                    values that nearly all have one outcome cover %.0f %% of the leads""".formatted(100 * figures.verdicts()));
        }
        if (figures.certain() > 0 && figures.doubt() <= LEAST_DOUBT) {
            return found(encoding, Reason.CERTAIN_VALUES, LEAST_DOUBT, """
                    %.1f %% of the leads have values that mean the rarer outcome for sure (at most %.1f %% do not)""".formatted(
                            100 * figures.certain(), 100 * figures.doubt()));
        }
        if (figures.information() >= most) {
            return found(encoding, Reason.TELLS_TOO_MUCH, most, """
                    alone it explains %.0f %% of the outcome: more than is known beforehand""".formatted(100 * figures.information()));
        }
        if (figures.presence() >= MOST_PRESENCE) {
            return found(
                    encoding, Reason.PRESENCE_TELLS_TOO_MUCH, MOST_PRESENCE, """
                    whether it is filled in explains %.0f %% of the outcome: it is written later""".formatted(100 * figures.presence()));
        }
        return overwritten(encoding).or(() -> words(encoding));
    }

    private Optional<Rejected> overwritten(FieldEncoding encoding) {
        if (encoding.numeric() || figures(encoding).information() < SUPPORTS_WORDS / 2) {
            return Optional.empty();
        }
        for (FieldEncoding original : others) {
            boolean isOther = original.column() != encoding.column() && !original.numeric();
            double[] over = isOther
                    ? FieldFigures.overwrites(data, encoding.column(), original.column())
                    : new double[] {0, 0, 0};
            if (over[0] >= SAYS_OVER && over[1] >= ONE_MARK && over[2] >= MARKED) {
                return Optional.of(new Rejected(
                        encoding.field(),
                        Reason.OVERWRITTEN,
                        "it repeats %s, but for a mark on %.0f %% of the leads: it is overwritten when a record is touched"
                                .formatted(original.field(), 100 * over[2]),
                        Map.of("repeats", over[0], "oneMark", over[1], "marked", over[2]),
                        MARKED));
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> words(FieldEncoding encoding) {
        double judged = judged(encoding);
        FieldFigures figures = figures(encoding);
        boolean isSupported = figures.information() >= SUPPORTS_WORDS
                || figures.presence() >= PRESENCE_SUPPORTS_WORDS
                || JudgementWords.areNumbered(encoding.levels())
                || hasScore(encoding);
        return judged >= MOST_JUDGED && isSupported
                ? found(encoding, Reason.WORDS_OF_JUDGEMENT, MOST_JUDGED, """
                        %.0f %% of its values are words of a judgement or of record keeping, and figures support it""".formatted(100 * judged))
                : Optional.empty();
    }

    /** Whether another field, of a few whole numbers, says the same: the score behind a rating. */
    private boolean hasScore(FieldEncoding encoding) {
        return others.stream()
                .filter(other -> other.column() != encoding.column() && !other.numeric())
                .filter(FieldFigures::isScore)
                .anyMatch(other -> FieldFigures.determines(data, other, encoding) >= LeakGuard.SAME_THING);
    }

    private double judged(FieldEncoding encoding) {
        double present = 1 - encoding.shares().get(0);
        double judged = 0;
        for (int level = 2; !encoding.numeric() && level < encoding.size(); level++) {
            judged += JudgementWords.areIn(encoding.nameOf(level))
                    ? encoding.shares().get(level)
                    : 0;
        }
        return present <= 0 ? 0 : judged / present;
    }

    Optional<Suspected> suspected(FieldEncoding encoding) {
        FieldFigures figures = figures(encoding);
        var remarks = new TreeMap<String, String>();
        if (figures.information() >= REMARKABLE) {
            remarks.put("1", "alone it explains %.0f %% of the outcome".formatted(100 * figures.information()));
        }
        if (figures.presence() >= REMARKABLE_PRESENCE) {
            remarks.put("2", "whether it is filled in explains %.0f %%".formatted(100 * figures.presence()));
        }
        if (judged(encoding) >= MOST_JUDGED) {
            remarks.put("3", "it reads like a judgement");
        }
        return remarks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Suspected(encoding.field(), String.join("; ", remarks.values()), measured(encoding)));
    }

    private Optional<Rejected> found(FieldEncoding encoding, Reason reason, double limit, String text) {
        return Optional.of(new Rejected(encoding.field(), reason, text, measured(encoding), limit));
    }

    private Map<String, Double> measured(FieldEncoding encoding) {
        var measured = new TreeMap<>(figures(encoding).named());
        measured.put("judgedShare", judged(encoding));
        return measured;
    }
}
