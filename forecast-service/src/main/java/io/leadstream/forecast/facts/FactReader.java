package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.history.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactWriter} packed, one subject after the other; texts and places of all are kept once. */
final class FactReader extends PackedReader {

    private static final Phase[] PHASES = Phase.values();
    private static final Category[] CATEGORIES = Category.values();
    private static final PromiseOutcome[] OUTCOMES = PromiseOutcome.values();
    private static final Committee.Role[] ROLES = Committee.Role.values();
    private static final Committee.Risk[] RISKS = Committee.Risk.values();
    private static final ApprovalPath.Legal[] LEGALS = ApprovalPath.Legal.values();
    private static final ApprovalPath.Budget[] BUDGETS = ApprovalPath.Budget.values();
    private static final ApprovalPath.Track[] TRACKS = ApprovalPath.Track.values();
    private static final ApprovalPath.State[] STATES = ApprovalPath.State.values();
    private static final ApprovalPath.Basis[] BASES = ApprovalPath.Basis.values();
    private static final int MOST_PLACES = 10_000;

    private final boolean withSegments;
    private final Map<Place, Place> places = new HashMap<>();
    private boolean first;

    /** @param withSegments whether descriptions are read with their segments, or without */
    FactReader(boolean withSegments) {
        this.withSegments = withSegments;
    }

    List<DealFact> read(byte[] packed) {
        begin(packed);
        var facts = new ArrayList<DealFact>(8);
        while (!ended()) {
            int format = octet();
            if (format < FactWriter.FIRST_FORMAT || format > FactWriter.FORMAT) {
                throw new IllegalStateException("facts were packed in a format of later: " + format);
            }
            first = format == FactWriter.FIRST_FORMAT;
            beginPart(first ? List.of() : FactWriter.USUAL);
            long count = number();
            for (long i = 0; i < count; i++) {
                facts.add(fact());
            }
        }
        return facts;
    }

    private DealFact fact() {
        int kind = octet();
        var key = new FactKey(text(), number(), (int) number(), optional());
        long occurred = number();
        long later = number();
        Instant occurredAt = time(occurred);
        Instant knownAt = later == 0 ? occurredAt : time(occurred + later);
        return switch (kind) {
            case FactWriter.ENTERED, FactWriter.REOPENED ->
                new Entered(
                        key,
                        occurredAt,
                        knownAt,
                        place(),
                        kind == FactWriter.REOPENED,
                        first ? null : choice(CATEGORIES));
            case FactWriter.WON -> closed(key, occurredAt, knownAt, Outcome.WON);
            case FactWriter.LOST -> closed(key, occurredAt, knownAt, Outcome.LOST);
            case FactWriter.DESCRIBED -> described(key, occurredAt, knownAt);
            case FactWriter.WITHDRAWN -> new Withdrawn(key, occurredAt, knownAt);
            case FactWriter.ERASED -> new Erased(key, occurredAt, knownAt);
            case FactWriter.TRANSFERRED -> new Transferred(key, occurredAt, knownAt, place(), choice(CATEGORIES));
            case FactWriter.PROMISED -> new PromiseRecorded(key, occurredAt, knownAt, requiredId(), optional());
            case FactWriter.CHECKED ->
                new PromiseChecked(
                        key, occurredAt, knownAt, requiredId(), (int) number(), one(OUTCOMES), one(OUTCOMES));
            case FactWriter.COMMITTEE -> new CommitteeKnown(key, occurredAt, knownAt, committee());
            case FactWriter.APPROVALS -> new ApprovalsKnown(key, occurredAt, knownAt, approvals());
            default -> throw new IllegalStateException("no such kind of fact: " + kind);
        };
    }

    private Place place() {
        var seen = new Place(text(), (int) number(), text(), (int) number(), PHASES[(int) number()]);
        Place known = places.get(seen);
        if (known != null) {
            return known;
        }
        if (places.size() < MOST_PLACES) {
            places.put(seen, seen);
        }
        return seen;
    }

    private Closed closed(FactKey key, Instant occurredAt, Instant knownAt, Outcome outcome) {
        return new Closed(key, occurredAt, knownAt, place(), outcome, optional(), money(), first ? null : exact());
    }

    private Described described(FactKey key, Instant occurredAt, Instant knownAt) {
        String owner = optional();
        Money amount = money();
        Instant observedFrom = moment();
        Map<String, String> segments = segments((int) number());
        Terms terms = first ? Terms.NONE : terms();
        return new Described(key, occurredAt, knownAt, owner, amount, segments, observedFrom, terms);
    }

    private Terms terms() {
        BigDecimal inBase = exact();
        LocalDate expectedClose = day();
        Category category = choice(CATEGORIES);
        String lead = id();
        String company = id();
        return inBase == null && expectedClose == null && category == null && lead == null && company == null
                ? Terms.NONE
                : new Terms(inBase, expectedClose, category, lead, company);
    }

    private Committee committee() {
        return new Committee((int) number(), (int) number(), all(ROLES, number()), all(RISKS, number()));
    }

    private ApprovalPath approvals() {
        var legal = one(LEGALS);
        var budget = one(BUDGETS);
        Instant oral = moment();
        Instant signed = moment();
        int count = (int) number();
        var steps = new ArrayList<ApprovalPath.Step>(count);
        for (int i = 0; i < count; i++) {
            steps.add(new ApprovalPath.Step(text(), one(TRACKS), (int) number(), one(STATES), moment(), moment()));
        }
        var due = new ApprovalPath.Due(one(BASES), (int) number(), (int) number(), day());
        return new ApprovalPath(legal, budget, oral, signed, steps, due);
    }

    private Map<String, String> segments(int count) {
        Map<String, String> segments = withSegments ? HashMap.newHashMap(count) : Map.of();
        for (int i = 0; i < count; i++) {
            String name = text();
            String value = text();
            if (withSegments) {
                segments.put(name, value);
            }
        }
        return segments;
    }

    private @Nullable Money money() {
        BigDecimal amount = exact();
        String currency = optional();
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
