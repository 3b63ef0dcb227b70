package io.leadstream.lead.merge;

import io.leadstream.lead.card.Companies;
import io.leadstream.lead.card.Company;
import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.Identity;
import io.leadstream.lead.card.IdentityLocks;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.Leads;
import io.leadstream.lead.card.LeadsWritten;
import io.leadstream.lead.card.Segmentation;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two cards that are made one or two, with nobody else busy about either. */
record Pair(Lead survivor, Lead merged) {

    /** Holds cards as captures do: all identities of both first, in one order, then the rows in theirs. */
    @ApplicationScoped
    static class Holding {

        private final Leads leads;
        private final IdentityLocks locks;
        private final Erasures erasures;
        private final Companies companies;
        private final EntityManager entities;
        private final Segmentation segmentation;
        private final Event<LeadsWritten> written;

        Holding(
                Leads leads,
                IdentityLocks locks,
                Erasures erasures,
                Companies companies,
                EntityManager entities,
                Segmentation segmentation,
                Event<LeadsWritten> written) {
            this.leads = leads;
            this.locks = locks;
            this.erasures = erasures;
            this.companies = companies;
            this.entities = entities;
            this.segmentation = segmentation;
            this.written = written;
        }

        /** 404 when either is not there. */
        Pair hold(UUID survivor, UUID merged) {
            Set<Identity> identities = new LinkedHashSet<>();
            for (UUID one : Set.of(survivor, merged)) {
                for (UUID card : leads.family(one)) {
                    Lead seen = leads.findByIdOptional(card).orElseThrow(() -> missing(card));
                    identities.addAll(erasures.identities(seen));
                }
            }
            locks.lock(identities);
            entities.clear(); // what was seen so far may have changed
            boolean survivorFirst = survivor.compareTo(merged) < 0;
            Lead first = row(survivorFirst ? survivor : merged);
            Lead second = row(survivorFirst ? merged : survivor);
            return survivorFirst ? new Pair(first, second) : new Pair(second, first);
        }

        /**
         * Puts values on both cards. An address is one card's at a time, so it is taken from both before it is given.
         */
        void put(Pair pair, Values survivor, int survivorTouches, Values merged, int mergedTouches) {
            Lead one = pair.survivor();
            Lead other = pair.merged();
            other.takeOver(merged.with(Field.EMAIL, null).card(), company(merged), mergedTouches);
            entities.flush();
            one.takeOver(survivor.card(), company(survivor), survivorTouches);
            entities.flush();
            other.takeOver(merged.card(), company(merged), mergedTouches);
            entities.flush();
            written.fire(new LeadsWritten(List.of(one, other)));
        }

        /** Of the survivor, which events tell. */
        List<String> segments(Pair pair) {
            return segmentation.of(pair.survivor().attributes());
        }

        private @Nullable Company company(Values values) {
            String id = values.get(Field.COMPANY);
            return id == null ? null : companies.findById(UUID.fromString(id));
        }

        private Lead row(UUID id) {
            return leads.findLocked(id).orElseThrow(() -> missing(id));
        }

        private static RuntimeException missing(UUID id) {
            return Problem.notFound("lead " + id);
        }
    }

    Values survivorValues() {
        return Values.of(survivor.card());
    }

    Values mergedValues() {
        return Values.of(merged.card());
    }

    /** Whether the survivor was captured first. */
    boolean survivorIsEarlier() {
        int compared = survivor.createdAt().compareTo(merged.createdAt());
        return compared < 0 || compared == 0 && survivor.id().compareTo(merged.id()) < 0;
    }

    boolean isMergedAlready() {
        return Objects.equals(merged.mergedInto().orElse(null), survivor.id());
    }
}
