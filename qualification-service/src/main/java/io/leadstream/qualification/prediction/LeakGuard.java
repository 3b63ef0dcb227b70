package io.leadstream.qualification.prediction;

import static java.util.stream.Collectors.toSet;

import io.leadstream.qualification.prediction.Rejected.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that were written when the outcome was known or foreseen, and those that say nothing. Where it was told
 * when values were known, that decides: they must not postdate the outcome. Where nobody told, figures do
 * ({@link Implausible}); what gives away a leak is a leak too.
 */
final class LeakGuard {

    /** Share of a field's values that may be known after the outcome: clocks differ. */
    static final double LATE_SHARE = 0.01;

    /** From this share of a field's values on of which it was told when they were known, figures decide nothing. */
    static final double TOLD_SHARE = 0.9;

    /** A field that gives a leak away to this share of its entropy is the same thing in other words. */
    static final double SAME_THING = 0.95;

    /** Among fewer leads nothing is implausible. */
    static final int FEWEST_LEADS = 200;

    private static final Map<String, Double> NO_FIGURES = Map.of();

    /** What was found. */
    record Findings(List<Rejected> rejected, List<Suspected> suspected) {
        static final Findings NONE = new Findings(List.of(), List.of());
    }

    private final Dataset data;
    private final List<FieldEncoding> encodings = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Suspected> suspected = new ArrayList<>();

    private LeakGuard(Dataset data) {
        this.data = data;
    }

    /**
     * Inspects all fields.
     *
     * @param notWanted those to reject unseen
     * @param trusted those not to judge by figures or words
     */
    static Findings inspect(Dataset data, Set<String> notWanted, Set<String> trusted) {
        return new LeakGuard(data).inspect(notWanted, trusted);
    }

    private Findings inspect(Set<String> notWanted, Set<String> trusted) {
        for (int column = 0; column < data.fields().size(); column++) {
            encodings.add(FieldEncoding.learn(data, column));
        }
        var judged = new HashSet<String>();
        for (FieldEncoding encoding : encodings) {
            Optional<Rejected> found = known(encoding, notWanted);
            found.ifPresent(rejected::add);
            if (found.isEmpty()
                    && data.size() >= FEWEST_LEADS
                    && !trusted.contains(encoding.field())
                    && !isToldInTime(encoding)) {
                judged.add(encoding.field());
            }
        }
        var implausible =
                new Implausible(data, encodings.stream().filter(this::isKept).toList());
        for (FieldEncoding encoding : encodings) {
            if (judged.contains(encoding.field())) {
                judge(implausible, encoding);
            }
        }
        followLeaks(trusted);
        return new Findings(List.copyOf(rejected), List.copyOf(suspected));
    }

    private boolean isKept(FieldEncoding encoding) {
        return rejected.stream().noneMatch(one -> one.field().equals(encoding.field()));
    }

    private void judge(Implausible implausible, FieldEncoding encoding) {
        implausible.rejected(encoding).ifPresentOrElse(rejected::add, () -> implausible
                .suspected(encoding)
                .ifPresent(suspected::add));
    }

    /** What needs no figures of the outcome. */
    private Optional<Rejected> known(FieldEncoding encoding, Set<String> notWanted) {
        return notWanted.contains(encoding.field())
                ? Optional.of(new Rejected(encoding.field(), Reason.ASKED, "left out as asked", NO_FIGURES, 0))
                : constant(encoding).or(() -> Identifiers.find(data, encoding)).or(() -> late(encoding));
    }

    private Optional<Rejected> constant(FieldEncoding encoding) {
        var different = new HashSet<@Nullable String>();
        data.examples().forEach(example -> different.add(example.values()[encoding.column()]));
        boolean says = different.size() > 1;
        return says
                ? Optional.empty()
                : Optional.of(new Rejected(
                        encoding.field(), Reason.CONSTANT, "it is the same for all, or there for none", NO_FIGURES, 1));
    }

    /** By the time that it was told with each value; a value that is a time itself cannot be known before it. */
    private Optional<Rejected> late(FieldEncoding encoding) {
        int told = 0;
        int late = 0;
        for (Example example : data.examples()) {
            var known = example.knownAt(encoding.column());
            if (known != null && example.outcomeAt() != null) {
                told++;
                late += known.isAfter(example.outcomeAt()) ? 1 : 0;
            }
        }
        double share = told == 0 ? 0 : late / (double) told;
        return share < LATE_SHARE
                ? Optional.empty()
                : Optional.of(new Rejected(
                        encoding.field(),
                        Reason.KNOWN_AFTER_OUTCOME,
                        "%.1f %% of its values were known only after the outcome was".formatted(100 * share),
                        Map.of("lateShare", share),
                        LATE_SHARE));
    }

    private boolean isToldInTime(FieldEncoding encoding) {
        long present = data.examples().stream()
                .filter(example -> example.values()[encoding.column()] != null)
                .count();
        long told = data.examples().stream()
                .filter(example -> example.knownAt(encoding.column()) != null && example.outcomeAt() != null)
                .count();
        return told > 0 && told >= TOLD_SHARE * present;
    }

    /** What gives a leak away is one too: the score behind a rating. */
    private void followLeaks(Set<String> trusted) {
        Set<String> gone = rejected.stream().map(Rejected::field).collect(toSet());
        Set<String> leaking = rejected.stream()
                .filter(one -> one.reason().isLeak())
                .map(Rejected::field)
                .collect(toSet());
        List<FieldEncoding> leaks = encodings.stream()
                .filter(encoding -> leaking.contains(encoding.field()))
                .toList();
        for (FieldEncoding encoding : encodings) {
            boolean mayFollow =
                    !gone.contains(encoding.field()) && !trusted.contains(encoding.field()) && !isToldInTime(encoding);
            if (mayFollow) {
                leaks.stream()
                        .flatMap(leak -> follows(encoding, leak).stream())
                        .findFirst()
                        .ifPresent(this::add);
            }
        }
    }

    private void add(Rejected one) {
        rejected.add(one);
        suspected.removeIf(other -> Objects.equals(other.field(), one.field()));
    }

    private Optional<Rejected> follows(FieldEncoding encoding, FieldEncoding leak) {
        double same = FieldFigures.determines(data, encoding, leak);
        return same < SAME_THING
                ? Optional.empty()
                : Optional.of(new Rejected(
                        encoding.field(),
                        Reason.FOLLOWS_A_LEAK,
                        "its values give away %.1f %% of those of %s".formatted(100 * same, leak.field()),
                        Map.of("determines", same),
                        SAME_THING));
    }
}
