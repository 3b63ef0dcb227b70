package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Learned;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.history.Terms;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs facts of one subject into bytes, as {@link FactReader} reads them. What is packed stays readable when more is
 * appended: a part begins with its format and the number of its facts. Numbers take as many bytes as they need; times
 * are microseconds since 1970; a text is written once per part, and told by its number when it comes again.
 */
final class FactWriter extends PackedWriter {

    /**
     * The first format knew neither what is learnt beside a deal's way nor the terms of a description, and began each
     * part without any text.
     */
    static final int FIRST_FORMAT = 1;

    static final int FORMAT = 2;

    /** Texts that a part knows from its beginning; part of the format. */
    static final List<String> USUAL = List.of("pipeline-service", "lead-service", "qualification-service");

    /** Kinds of facts; part of the format. */
    static final int ENTERED = 0;

    static final int REOPENED = 1;
    static final int WON = 2;
    static final int LOST = 3;
    static final int DESCRIBED = 4;
    static final int WITHDRAWN = 5;
    static final int ERASED = 6;
    static final int TRANSFERRED = 7;
    static final int PROMISED = 8;
    static final int CHECKED = 9;
    static final int COMMITTEE = 10;
    static final int APPROVALS = 11;

    private FactWriter() {
        super(USUAL);
    }

    static byte[] pack(Collection<DealFact> facts) {
        var writer = new FactWriter();
        writer.octet(FORMAT);
        writer.number(facts.size());
        facts.forEach(writer::fact);
        return writer.bytes();
    }

    private void fact(DealFact fact) {
        FactKey key = fact.key();
        octet(kind(fact));
        text(key.source());
        number(key.sequence());
        number(key.position());
        text(key.importId());
        long occurred = micros(fact.occurredAt());
        number(occurred);
        number(Math.subtractExact(micros(fact.knownAt()), occurred));
        switch (fact) {
            case Step step -> step(step);
            case Described described -> described(described);
            case Learned learned -> learned(learned);
            case DealFact.Withdrawn _, DealFact.Erased _ -> {}
        }
    }

    private void learned(Learned learned) {
        switch (learned) {
            case Transferred transferred -> {
                place(transferred.place());
                choice(transferred.category());
            }
            case PromiseRecorded recorded -> {
                id(recorded.promise());
                text(recorded.by());
            }
            case PromiseChecked checked -> {
                id(checked.promise());
                number(checked.month());
                choice(checked.outcome());
                choice(checked.standing());
            }
            case CommitteeKnown known -> committee(known.committee());
            case ApprovalsKnown known -> approvals(known.path());
        }
    }

    private static int kind(DealFact fact) {
        return switch (fact) {
            case Entered entered -> entered.reopened() ? REOPENED : ENTERED;
            case Closed closed ->
                switch (closed.outcome()) {
                    case WON -> WON;
                    case LOST -> LOST;
                };
            case Described _ -> DESCRIBED;
            case DealFact.Withdrawn _ -> WITHDRAWN;
            case DealFact.Erased _ -> ERASED;
            case Transferred _ -> TRANSFERRED;
            case PromiseRecorded _ -> PROMISED;
            case PromiseChecked _ -> CHECKED;
            case CommitteeKnown _ -> COMMITTEE;
            case ApprovalsKnown _ -> APPROVALS;
        };
    }

    private void step(Step step) {
        place(step.place());
        switch (step) {
            case Entered entered -> choice(entered.category());
            case Closed closed -> {
                text(closed.reason());
                money(closed.amount());
                exact(closed.inBase());
            }
        }
    }

    private void place(Place place) {
        text(place.pipeline());
        number(place.version());
        text(place.stage());
        number(place.rank());
        number(place.phase().ordinal());
    }

    private void described(Described described) {
        text(described.owner());
        money(described.amount());
        moment(described.observedFrom());
        number(described.segments().size());
        described.segments().forEach((name, value) -> {
            text(name);
            text(value);
        });
        terms(described.terms());
    }

    private void terms(Terms terms) {
        exact(terms.inBase());
        day(terms.expectedClose());
        choice(terms.category());
        id(terms.lead());
        id(terms.company());
    }

    private void committee(Committee committee) {
        number(committee.people());
        number(committee.spokenTo());
        number(bits(committee.roles()));
        number(bits(committee.risks()));
    }

    private void approvals(ApprovalPath path) {
        choice(path.legal());
        choice(path.budget());
        moment(path.oralApprovalAt());
        moment(path.signedAt());
        number(path.steps().size());
        for (ApprovalPath.Step step : path.steps()) {
            text(step.key());
            choice(step.track());
            number(step.expectedDays());
            choice(step.state());
            moment(step.startedAt());
            moment(step.endedAt());
        }
        choice(path.due().basis());
        number(path.due().days());
        number(path.due().pastDeals());
        day(path.due().close());
    }

    private void money(@Nullable Money money) {
        exact(money == null ? null : money.amount());
        text(money == null ? null : money.currency());
    }
}
