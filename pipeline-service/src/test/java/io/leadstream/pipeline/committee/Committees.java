package io.leadstream.pipeline.committee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds committees for tests. */
final class Committees {

    static final UUID DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final List<Stakeholder> members = new ArrayList<>();

    /** Somebody in these roles with whom we never spoke. */
    Committees with(int n, BuyingRole... roles) {
        members.add(member(n, seat(Set.of(roles)), null));
        return this;
    }

    /** The last of them spoke with us so many days ago. */
    Committees spoken(int daysAgo) {
        Stakeholder last = members.removeLast();
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        members.add(member(last, last.seat(), at));
        return this;
    }

    /** The last of them was introduced by these. */
    Committees introducedBy(int... by) {
        Stakeholder last = members.removeLast();
        List<UUID> ids = java.util.Arrays.stream(by).mapToObj(Committees::id).toList();
        Seat seat = last.seat();
        var introduced = new Seat(
                seat.roles(),
                seat.stance(),
                seat.influence(),
                null,
                null,
                ids,
                seat.equippedWith(),
                seat.objection(),
                seat.addressed());
        members.add(member(last, introduced, last.lastContactAt()));
        return this;
    }

    /** The last of them has this from us. */
    Committees equipped(String with) {
        return words(List.of(with), null, null);
    }

    /** The last of them objects, and got this answer. */
    Committees objecting(String objection, @Nullable String answer) {
        return words(List.of(), objection, answer);
    }

    private Committees words(List<String> equipped, @Nullable String objection, @Nullable String answer) {
        Stakeholder last = members.removeLast();
        var seat = new Seat(
                last.seat().roles(),
                Stance.UNKNOWN,
                null,
                null,
                null,
                last.seat().introducedBy(),
                equipped,
                objection,
                answer);
        members.add(member(last, seat, last.lastContactAt()));
        return this;
    }

    Committee now() {
        return new Committee(DEAL, NOW, members);
    }

    static UUID id(int n) {
        return new UUID(0, n);
    }

    static Seat seat(Set<BuyingRole> roles) {
        return new Seat(roles, Stance.UNKNOWN, null, null, null, List.of(), List.of(), null, null);
    }

    private static Stakeholder member(int n, Seat seat, @Nullable Instant spoken) {
        return new Stakeholder(id(n), DEAL, 0, null, id(100 + n), NOW, NOW, null, spoken, seat);
    }

    private static Stakeholder member(Stakeholder like, Seat seat, @Nullable Instant spoken) {
        return new Stakeholder(like.id(), DEAL, 0, null, like.personId(), NOW, NOW, null, spoken, seat);
    }
}
