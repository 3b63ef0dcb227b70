package io.leadstream.qualification.prediction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that were written when the outcome was known or foreseen, and those that say nothing. Where it was told
 * when values were known, they must not postdate the outcome. Everywhere, one field alone must not say more than
 * anything known beforehand plausibly says; and where times were not told, its levels must not be somebody's judgement.
 * The limits are deliberate: a genuine field explains a few per cent of the outcome's entropy, a strong one up to a
 * fifth (time spent on a site: 0.18), what sales write down a quarter and more.
 */
final class LeakGuard {

    /** Share of a field's values that may be known after the outcome: clocks differ. */
    static final double LATE_SHARE = 0.01;

    /** One field alone may explain less of the outcome's entropy. */
    static final double MOST_INFORMATION = 0.25;

    /** Being there or not may explain less. */
    static final double MOST_PRESENCE = 0.15;

    /** A level is a verdict when so few of its rows, and a fifth of all rows' share at most, have the other outcome. */
    static final double PURE_ERROR = 0.05;

    static final double PURE_AGAINST_ALL = 0.2;

    /** Fewer rows prove no level pure. */
    static final int PURE_SUPPORT = 30;

    /** Verdicts may cover less of the rows. */
    static final double MOST_VERDICTS = 0.2;

    /** Share of a field's present rows with words of judgement. */
    static final double MOST_JUDGED = 0.2;

    /** A field that says so little is no leak, whatever its words. */
    static final double LEAST_INFORMATION = 0.005;

    /** A field that gives a leak away to this share of its entropy is the same thing in other words. */
    static final double SAME_THING = 0.95;

    /** Share of different values among the present ones from which they name the rows. */
    static final double NAMES_ROWS = 0.9;

    /** Among fewer leads nothing is implausible. */
    static final int FEWEST_LEADS = 200;

    private static final Map<String, Double> NO_FIGURES = Map.of();

    private final Dataset data;
    private final boolean isTimed;
    private final List<FieldEncoding> encodings = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    private LeakGuard(Dataset data) {
        this.data = data;
        this.isTimed =
                data.examples().stream().anyMatch(example -> !example.knownAt().isEmpty());
    }

    static List<Rejected> inspect(Dataset data, Set<String> notWanted) {
        return new LeakGuard(data).inspect(notWanted);
    }

    private List<Rejected> inspect(Set<String> notWanted) {
        for (int column = 0; column < data.fields().size(); column++) {
            String field = data.fields().get(column);
            FieldEncoding encoding = FieldEncoding.learn(data, column);
            encodings.add(encoding);
            if (notWanted.contains(field)) {
                rejected.add(new Rejected(field, Rejected.Reason.ASKED, "left out as asked", NO_FIGURES, 0));
            } else {
                useless(encoding)
                        .or(() -> late(encoding))
                        .or(() -> implausible(encoding))
                        .ifPresent(rejected::add);
            }
        }
        followLeaks();
        return List.copyOf(rejected);
    }

    private Optional<Rejected> useless(FieldEncoding encoding) {
        var different = new HashSet<String>();
        List<String> present = data.examples().stream()
                .map(example -> example.values()[encoding.column()])
                .filter(Objects::nonNull)
                .toList();
        different.addAll(present);
        boolean isConstant = different.isEmpty() || different.size() == 1 && present.size() == data.size();
        if (isConstant) {
            return Optional.of(
                    new Rejected(encoding.field(), Rejected.Reason.CONSTANT, "the same for all", NO_FIGURES, 1));
        }
        double share = different.size() / (double) present.size();
        boolean isMeasure = encoding.numeric() && present.stream().anyMatch(value -> value.contains("."));
        if (present.size() >= PURE_SUPPORT && share >= NAMES_ROWS && !isMeasure) {
            return Optional.of(new Rejected(
                    encoding.field(),
                    Rejected.Reason.IDENTIFIER,
                    "nearly every lead has another value: it names the row",
                    Map.of("differentShare", share),
                    NAMES_ROWS));
        }
        return Optional.empty();
    }

    private Optional<Rejected> late(FieldEncoding encoding) {
        int present = 0;
        int late = 0;
        for (Example example : data.examples()) {
            boolean isTold = example.values()[encoding.column()] != null
                    && !example.knownAt().isEmpty();
            Instant known = isTold ? example.knownAt().get(encoding.column()) : null;
            if (known != null) {
                present++;
                late += isAfter(known, example.outcomeAt()) ? 1 : 0;
            }
        }
        double share = present == 0 ? 0 : late / (double) present;
        return share < LATE_SHARE
                ? Optional.empty()
                : Optional.of(new Rejected(
                        encoding.field(),
                        Rejected.Reason.KNOWN_AFTER_OUTCOME,
                        "values were known only after the outcome was",
                        Map.of("lateShare", share),
                        LATE_SHARE));
    }

    private static boolean isAfter(Instant known, @Nullable Instant outcome) {
        return outcome != null && known.isAfter(outcome);
    }

    private Optional<Rejected> implausible(FieldEncoding encoding) {
        if (data.size() < FEWEST_LEADS) {
            return Optional.empty();
        }
        FieldFigures figures = FieldFigures.of(data, encoding);
        double judged = isTimed || encoding.numeric() ? 0 : judged(encoding);
        var measured = new TreeMap<>(Map.of(
                "information", figures.information(),
                "presenceInformation", figures.presence(),
                "verdictShare", figures.verdicts(),
                "judgedShare", judged,
                "auc", figures.auc()));
        if (figures.verdicts() >= MOST_VERDICTS) {
            return found(encoding, Rejected.Reason.VERDICT_LEVELS, measured, MOST_VERDICTS);
        }
        if (figures.information() >= MOST_INFORMATION) {
            return found(encoding, Rejected.Reason.TELLS_TOO_MUCH, measured, MOST_INFORMATION);
        }
        if (figures.presence() >= MOST_PRESENCE) {
            return found(encoding, Rejected.Reason.PRESENCE_TELLS_TOO_MUCH, measured, MOST_PRESENCE);
        }
        return judged >= MOST_JUDGED && figures.information() >= LEAST_INFORMATION
                ? found(encoding, Rejected.Reason.WORDS_OF_JUDGEMENT, measured, MOST_JUDGED)
                : Optional.empty();
    }

    private static Optional<Rejected> found(
            FieldEncoding encoding, Rejected.Reason reason, Map<String, Double> figures, double limit) {
        String text =
                switch (reason) {
                    case VERDICT_LEVELS -> "values that nearly all have one outcome cover much of the leads";
                    case TELLS_TOO_MUCH -> "alone it explains more of the outcome than is known beforehand";
                    case PRESENCE_TELLS_TOO_MUCH -> "whether it is filled in explains the outcome: it is written later";
                    case WORDS_OF_JUDGEMENT -> "its values are a judgement or a record of work, and nobody told when";
                    case CONSTANT, IDENTIFIER, ASKED, KNOWN_AFTER_OUTCOME, FOLLOWS_A_LEAK -> reason.name();
                };
        return Optional.of(new Rejected(encoding.field(), reason, text, figures, limit));
    }

    private double judged(FieldEncoding encoding) {
        double present = 1 - encoding.shares().get(0);
        double judged = 0;
        for (int level = 2; level < encoding.size(); level++) {
            judged += JudgementWords.areIn(encoding.nameOf(level))
                    ? encoding.shares().get(level)
                    : 0;
        }
        return present <= 0 ? 0 : judged / present;
    }

    /** What gives a leak away is one too: the score behind a rating. */
    private void followLeaks() {
        var gone = new HashSet<String>();
        rejected.forEach(one -> gone.add(one.field()));
        List<FieldEncoding> leaks = encodings.stream()
                .filter(encoding -> rejected.stream().anyMatch(one -> isLeak(one, encoding.field())))
                .toList();
        for (FieldEncoding encoding : encodings) {
            for (FieldEncoding leak : gone.contains(encoding.field()) ? List.<FieldEncoding>of() : leaks) {
                double same = FieldFigures.determines(data, encoding, leak);
                if (same >= SAME_THING && gone.add(encoding.field())) {
                    rejected.add(new Rejected(
                            encoding.field(),
                            Rejected.Reason.FOLLOWS_A_LEAK,
                            "its values give away those of " + leak.field(),
                            Map.of("determines", same),
                            SAME_THING));
                }
            }
        }
    }

    private static boolean isLeak(Rejected one, String field) {
        return one.field().equals(field)
                && switch (one.reason()) {
                    case CONSTANT, IDENTIFIER, ASKED, FOLLOWS_A_LEAK -> false;
                    case KNOWN_AFTER_OUTCOME,
                            VERDICT_LEVELS,
                            TELLS_TOO_MUCH,
                            PRESENCE_TELLS_TOO_MUCH,
                            WORDS_OF_JUDGEMENT -> true;
                };
    }
}
