package io.leadstream.lead.merge;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.FamilyChanged;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Makes two leads again of what was merged: both as they were, and what happened since the survivor's. */
@ApplicationScoped
class UnmergeLeads {

    private final Pair.Holding holding;
    private final Merges merges;
    private final SinceMerge since;
    private final Leads leads;
    private final CardJson json;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final EntityManager entities;
    private final Event<FamilyChanged> changed;
    private final Clock clock;

    UnmergeLeads(
            Pair.Holding holding,
            Merges merges,
            SinceMerge since,
            Leads leads,
            CardJson json,
            Outbox outbox,
            CommandEvent commandEvent,
            EntityManager entities,
            Event<FamilyChanged> changed,
            Clock clock) {
        this.holding = holding;
        this.merges = merges;
        this.since = since;
        this.leads = leads;
        this.json = json;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.entities = entities;
        this.changed = changed;
        this.clock = clock;
    }

    /** What was found, and the survivor's version after it. */
    @Schema(name = "UnmergeAnswer")
    record Answer(Undone undone, long version) {}

    @Transactional
    Answer unmerge(UUID survivor, UUID mergeId, @Nullable String ifMatch, String by) {
        UUID merged = find(survivor, mergeId).mergedId();
        Pair pair = holding.hold(survivor, merged);
        LeadMerge merge = find(survivor, mergeId);
        if (merge.undone() != null) {
            outbox.last(survivor.toString()).ifPresent(commandEvent::was);
            return new Answer(
                    json.read(merge.undone(), Undone.class), pair.survivor().version());
        }
        pair.survivor().mergedInto().ifPresent(into -> {
            throw Cards.merged(survivor, into); // merges are undone from the outside in
        });
        EntityTags.require(ifMatch, pair.survivor().version());
        return new Answer(unmerge(pair, merge, by), pair.survivor().version());
    }

    private LeadMerge find(UUID survivor, UUID merge) {
        return merges.find(survivor, merge)
                .orElseThrow(() -> Problem.notFound("merge " + merge + " of lead " + survivor));
    }

    private Undone unmerge(Pair pair, LeadMerge merge, String by) {
        Instant now = clock.instant();
        Values before = json.values(merge.survivorBefore());
        Values after = json.values(merge.survivorAfter());
        Values current = pair.survivorValues();
        List<String> notRestored = new ArrayList<>();
        Values survivor = free(current.without(before, after), pair, "survivor", notRestored);
        Values merged = free(json.values(merge.mergedBefore()), pair, "merged", notRestored);
        var undone = new Undone(
                merge.survivorId(),
                merge.mergedId(),
                now,
                by,
                changes(before, after, current),
                since.touches(merge),
                since.activities(merge),
                since.notes(merge),
                since.comments(merge),
                since.handOvers(merge),
                since.consents(merge),
                since.assignments(merge),
                notRestored);
        int touches = pair.survivor().touches() - merge.mergedTouches();
        rebaseLater(merge, before, after);
        moveOut(pair);
        holding.put(pair, survivor, touches, merged, merge.mergedTouches());
        merge.undo(now, by, json.write(undone));
        entities.flush();
        since.settle(merge);
        outbox.add(LeadEvent.TOPIC, merge.survivorId().toString(), event(pair), now, now);
        changed.fire(new FamilyChanged(merge.survivorId(), merge.mergedId(), now));
        return undone;
    }

    private LeadEvent event(Pair pair) {
        return pair.survivor().unmerged(pair.merged().id()).in(holding.segments(pair));
    }

    /** An address that left both cards may be another lead's by now; that one keeps it. */
    private Values free(Values values, Pair pair, String whose, List<String> notRestored) {
        String email = values.get(Field.EMAIL);
        boolean taken = email != null
                && leads.count("person.email = ?1 and supersededBy is null and id not in ?2", email, ids(pair)) > 0;
        if (taken) {
            notRestored.add(whose + ".email");
        }
        return taken ? values.with(Field.EMAIL, null) : values;
    }

    private static List<UUID> ids(Pair pair) {
        return List.of(pair.survivor().id(), pair.merged().id());
    }

    private static List<Undone.FieldChange> changes(Values before, Values after, Values current) {
        return after.changedTo(current).stream()
                .map(changed -> new Undone.FieldChange(
                        changed.field().key(), before.get(changed.field()), changed.then(), changed.now()))
                .toList();
    }

    /** Later merges of the same survivor found, and left, what this one had brought. */
    private void rebaseLater(LeadMerge merge, Values before, Values after) {
        for (LeadMerge later : merges.after(merge)) {
            Values found = json.values(later.survivorBefore()).without(before, after);
            Values left = json.values(later.survivorAfter()).without(before, after);
            later.rebase(json.write(found.of()), json.write(left.of()), merge.mergedTouches());
        }
    }

    /** With all that had become part of it before. */
    private void moveOut(Pair pair) {
        Lead merged = pair.merged();
        merged.standFor(null);
        List<UUID> parts = merges.partsOf(merged.id());
        if (!parts.isEmpty()) {
            leads.update("mergedInto = ?1 where id in ?2", Objects.requireNonNull(merged.id()), parts);
        }
    }
}
