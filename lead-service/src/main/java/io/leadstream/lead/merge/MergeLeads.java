package io.leadstream.lead.merge;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.FamilyChanged;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes one card part of another of the same person. */
@ApplicationScoped
class MergeLeads {

    private final Pair.Holding holding;
    private final Merges merges;
    private final Leads leads;
    private final Cards cards;
    private final CardJson json;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final Event<FamilyChanged> changed;
    private final Clock clock;

    MergeLeads(
            Pair.Holding holding,
            Merges merges,
            Leads leads,
            Cards cards,
            CardJson json,
            Outbox outbox,
            CommandEvent commandEvent,
            Event<FamilyChanged> changed,
            Clock clock) {
        this.holding = holding;
        this.merges = merges;
        this.leads = leads;
        this.cards = cards;
        this.json = json;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * A merge and the survivor's version after it.
     *
     * @param isNew false when the two were merged before
     */
    record Merged(LeadMerge merge, long version, boolean isNew) {}

    @Transactional
    Merged merge(UUID survivor, UUID merged, Map<Field, Side> chosen, @Nullable String ifMatch, String by) {
        if (survivor.equals(merged)) {
            throw BadInput.of("mergedLeadId", "must be another lead");
        }
        Pair pair = holding.hold(survivor, merged);
        if (pair.isMergedAlready()) {
            outbox.last(survivor.toString()).ifPresent(commandEvent::was);
            LeadMerge known = merges.inForce(merged).orElseThrow();
            if (!known.survivorId().equals(survivor)) {
                throw Cards.merged(merged, known.survivorId()); // it came with one that was merged here
            }
            return new Merged(known, pair.survivor().version(), false);
        }
        requireTwoLeads(pair);
        EntityTags.require(ifMatch, pair.survivor().version());
        requireNoStepBack(pair);
        return new Merged(merge(pair, chosen, by), pair.survivor().version(), true);
    }

    private static void requireTwoLeads(Pair pair) {
        pair.survivor().mergedInto().ifPresent(into -> {
            throw Cards.merged(pair.survivor().id(), into);
        });
        pair.merged().mergedInto().ifPresent(into -> {
            throw Cards.merged(pair.merged().id(), into);
        });
    }

    private void requireNoStepBack(Pair pair) {
        String survivor = cards.status(pair.survivor().id());
        String merged = cards.status(pair.merged().id());
        if (Progress.isFurther(merged, survivor)) {
            throw Problem.of(
                            409,
                            "merged-lead-is-further",
                            "Merged lead is further",
                            "the lead to be merged is %s, the survivor %s: merge the other way round, and choose the "
                                            .formatted(merged, survivor)
                                    + "fields")
                    .with("survivor", pair.merged().id())
                    .build();
        }
    }

    private LeadMerge merge(Pair pair, Map<Field, Side> chosen, String by) {
        Instant now = clock.instant();
        Values survivor = pair.survivorValues();
        Values merged = pair.mergedValues();
        Choice choice = Choice.of(survivor, merged, pair.survivorIsEarlier(), chosen);
        Values after = survivor.mergedWith(merged, choice).with(Field.CHANGED_AT, now.toString());
        int touches = pair.survivor().touches();
        int mergedTouches = pair.merged().touches();
        LeadMerge merge = new LeadMerge(
                UuidCreator.getTimeOrderedEpoch(),
                pair.survivor().id(),
                pair.merged().id(),
                json.write(choice.of()),
                json.write(survivor.of()),
                json.write(after.of()),
                json.write(merged.of()),
                touches,
                mergedTouches,
                now,
                by);
        merges.persist(merge);
        moveIn(pair);
        holding.put(pair, after, touches + mergedTouches, leftOver(survivor, merged, choice), mergedTouches);
        publish(pair, now);
        changed.fire(new FamilyChanged(merge.survivorId(), merge.mergedId(), now));
        return merge;
    }

    /** With all that is part of it already. */
    private void moveIn(Pair pair) {
        UUID survivor = pair.survivor().id();
        pair.merged().standFor(survivor);
        leads.update(
                "mergedInto = ?1 where mergedInto = ?2", survivor, pair.merged().id());
    }

    /** The merged row has what the survivor's has not, by which the person is found too. */
    private static Values leftOver(Values survivor, Values merged, Choice choice) {
        Values left = merged;
        for (Field field : new Field[] {Field.EMAIL, Field.PHONE, Field.COMPANY}) {
            left = choice.of(field) == Side.MERGED ? left.with(field, survivor.get(field)) : left;
        }
        return left;
    }

    private void publish(Pair pair, Instant now) {
        LeadEvent.Merged event = pair.survivor().merged(pair.merged().id()).in(holding.segments(pair));
        outbox.add(LeadEvent.TOPIC, pair.survivor().id().toString(), event, now, now);
    }
}
