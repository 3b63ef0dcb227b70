package io.leadstream.lead.duplicate;

import io.leadstream.lead.normal.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the criteria found about one card, gathered by the cards found. */
final class Findings {

    /** One card met one criterion; how alike the two names are. */
    record Row(UUID lead, Criterion criterion, double similarity) {}

    /** Why a card may be the same person's. */
    record Reason(Criterion criterion, double strength) {}

    /**
     * A card that may be the same person's.
     *
     * @param strength of all reasons together, as if each were independent of the others: 1 − Π(1 − strength)
     */
    record Match(UUID lead, double strength, List<Reason> reasons) {}

    private final UUID about;
    private final Map<Criterion, Map<UUID, Double>> found = new EnumMap<>(Criterion.class);
    private boolean onlySurnames;

    Findings(UUID about) {
        this.about = about;
    }

    UUID about() {
        return about;
    }

    void add(Row row) {
        boolean similar = row.criterion() != Criterion.SAME_COMPANY_AND_NAME || row.similarity() >= Names.SIMILAR;
        if (similar && !row.lead().equals(about)) {
            found.computeIfAbsent(row.criterion(), first -> new HashMap<>())
                    .merge(row.lead(), row.criterion().strength(row.similarity()), Math::max);
        }
    }

    /** The company has so many people that those of another surname were not looked at. */
    void onlySurnames() {
        onlySurnames = true;
    }

    boolean sawOnlySurnames() {
        return onlySurnames;
    }

    /** Criteria that more cards meet than could be the same person's. */
    Set<Criterion> ignored() {
        var ignored = EnumSet.noneOf(Criterion.class);
        found.forEach((criterion, cards) -> {
            if (cards.size() > DuplicateSearch.MOST) {
                ignored.add(criterion);
            }
        });
        return ignored;
    }

    /** The strongest first. */
    List<Match> matches() {
        var reasons = new HashMap<UUID, List<Reason>>();
        Set<Criterion> ignored = ignored();
        found.forEach((criterion, cards) -> {
            if (!ignored.contains(criterion)) {
                cards.forEach((card, strength) -> reasons.computeIfAbsent(card, first -> new ArrayList<>())
                        .add(new Reason(criterion, rounded(strength))));
            }
        });
        return reasons.entrySet().stream()
                .map(card -> new Match(card.getKey(), together(card.getValue()), sorted(card.getValue())))
                .sorted(Comparator.comparingDouble(Match::strength).reversed().thenComparing(Match::lead))
                .toList();
    }

    private static List<Reason> sorted(Collection<Reason> reasons) {
        return reasons.stream()
                .sorted(Comparator.comparingDouble(Reason::strength).reversed())
                .toList();
    }

    private static double together(Collection<Reason> reasons) {
        double none =
                reasons.stream().mapToDouble(reason -> 1 - reason.strength()).reduce(1, (a, b) -> a * b);
        return rounded(1 - none);
    }

    private static double rounded(double strength) {
        return Math.round(strength * 1000) / 1000.0;
    }
}
