package io.leadstream.pipeline.committee;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a stakeholder at one time.
 *
 * @param roles none: a candidate, of whom nobody has said yet which part they play
 * @param influence 1 (little) to 5 (much); null when nobody has judged it
 * @param introducedBy other stakeholders of the deal who brought us to them
 * @param equippedWith resources that they have from us, to sell inside
 * @param objection what they hold against it
 * @param addressed how the objection was answered; null while it is not
 */
public record Seat(
        Set<BuyingRole> roles,
        Stance stance,
        @Nullable Integer influence,
        @Nullable JobFunction jobFunction,
        @Nullable Seniority seniority,
        List<UUID> introducedBy,
        List<String> equippedWith,
        @Nullable String objection,
        @Nullable String addressed) {

    public Seat {
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
        introducedBy = List.copyOf(introducedBy);
        equippedWith = List.copyOf(equippedWith);
        if (influence != null && (influence < 1 || influence > 5)) {
            throw new IllegalArgumentException("influence is 1 to 5");
        }
    }

    /** Of somebody of the account's list, of whom nothing is known but the title. */
    static Seat candidate(@Nullable JobFunction function, @Nullable Seniority seniority) {
        return new Seat(Set.of(), Stance.UNKNOWN, null, function, seniority, List.of(), List.of(), null, null);
    }

    boolean isCandidate() {
        return roles.isEmpty();
    }

    boolean holds(BuyingRole role) {
        return roles.contains(role);
    }

    /** Keeps what is no word about a person. */
    Seat withoutWords() {
        return new Seat(roles, stance, influence, jobFunction, seniority, introducedBy, List.of(), null, null);
    }
}
