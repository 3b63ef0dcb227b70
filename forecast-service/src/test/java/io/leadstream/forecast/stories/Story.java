package io.leadstream.forecast.stories;

import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.ApprovalPath.Basis;
import io.leadstream.forecast.history.ApprovalPath.Budget;
import io.leadstream.forecast.history.ApprovalPath.Due;
import io.leadstream.forecast.history.ApprovalPath.Legal;
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
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.history.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a deal's life in a pipeline with the SALE stages A, B, C and the POST_SALE stages H, L. Days count from
 * 2026-01-01; each step is an event of its own with the next sequence.
 */
public final class Story {

    public static final PipelineVersion ABC = new PipelineVersion(
            "abc",
            "Abc",
            1,
            true,
            List.of(
                    new Stage("P", "Prepared", Phase.PREPARATION, 1),
                    new Stage("A", "First", Phase.SALE, 1),
                    new Stage("B", "Second", Phase.SALE, 2),
                    new Stage("C", "Third", Phase.SALE, 3),
                    new Stage("H", "Handed over", Phase.POST_SALE, 1),
                    new Stage("L", "Live", Phase.POST_SALE, 2)));
    public static final PipelineVersion OTHER = new PipelineVersion(
            "other",
            "Other",
            1,
            false,
            List.of(new Stage("X", "First", Phase.SALE, 1), new Stage("Y", "Second", Phase.SALE, 2)));

    private final String deal;
    private final List<DealFact> facts = new ArrayList<>();
    private PipelineVersion pipeline = ABC;
    private long sequence;
    private int position;
    private @Nullable String importId;
    private Place standing = placeOf("A");

    private Story(String deal) {
        this.deal = deal;
    }

    public static Story of(String deal) {
        return new Story(deal);
    }

    public static Instant day(double day) {
        Instant first = LocalDate.of(2026, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return first.plusSeconds(Math.round(day * 86_400));
    }

    public static Ladder ladder() {
        return Ladder.of(ABC, List.of(ABC));
    }

    /** The histories that the stories tell. */
    public static List<DealHistory> histories(Story... stories) {
        return List.of(stories).stream()
                .flatMap(story -> DealHistory.of(story.deal, story.facts).stream())
                .toList();
    }

    public List<DealFact> facts() {
        return List.copyOf(facts);
    }

    public Story in(PipelineVersion other) {
        pipeline = other;
        return this;
    }

    /** A path of its own for each number: from A to one stage or the other by each of its binary digits. */
    public Story along(int number, int digits) {
        for (int i = 0; i < digits; i++) {
            enters("A", 1 + i).enters((number >> i & 1) == 0 ? "B" : "C", 1.5 + i);
        }
        return this;
    }

    /** Opened in a stage, or moved to it. */
    public Story enters(String stage, double day) {
        standing = placeOf(stage);
        facts.add(new Entered(next(), day(day), day(day), standing, false));
        return this;
    }

    public Story reopens(String stage, double day) {
        standing = placeOf(stage);
        facts.add(new Entered(next(), day(day), day(day), standing, true));
        return this;
    }

    public Story wins(double day) {
        return closes(Outcome.WON, day, null);
    }

    public Story wins(double day, String euros) {
        return closes(Outcome.WON, day, new Money(new BigDecimal(euros), "EUR"));
    }

    public Story wins(double day, String amount, String currency) {
        return closes(Outcome.WON, day, new Money(new BigDecimal(amount), currency));
    }

    public Story isLost(double day) {
        return closes(Outcome.LOST, day, null);
    }

    public Story isLost(double day, String euros) {
        return closes(Outcome.LOST, day, new Money(new BigDecimal(euros), "EUR"));
    }

    public Story isLostFor(String reason, double day) {
        facts.add(new Closed(next(), day(day), day(day), standing, Outcome.LOST, reason, null));
        return this;
    }

    private Story closes(Outcome outcome, double day, @Nullable Money amount) {
        facts.add(new Closed(next(), day(day), day(day), standing, outcome, null, amount));
        return this;
    }

    public Story is(Map<String, String> segments, double day) {
        facts.add(new Described(next(), day(day), day(day), null, null, segments, null));
        return this;
    }

    public Story owned(String owner, String euros, double day) {
        var amount = new Money(new BigDecimal(euros), "EUR");
        facts.add(new Described(next(), day(day), day(day), owner, amount, Map.of(), null));
        return this;
    }

    /** What is known of how the buyer approves; a day that is negative is not known. */
    public Story approves(Legal legal, double oral, double signed, double day) {
        var path = new ApprovalPath(
                legal,
                Budget.UNKNOWN,
                oral < 0 ? null : day(oral),
                signed < 0 ? null : day(signed),
                List.of(),
                new Due(Basis.NONE, 0, 0, null));
        facts.add(new ApprovalsKnown(next(), day(day), day(day), path));
        return this;
    }

    /** Amount, and what that is in the base currency. */
    public Story worth(Money amount, String inBase, double day) {
        var terms = new Terms(new BigDecimal(inBase), null, null, null, null);
        facts.add(new Described(next(), day(day), day(day), null, amount, Map.of(), null, terms));
        return this;
    }

    /** What its seller says of it; null says nothing. */
    public Story described(
            @Nullable String owner,
            @Nullable String euros,
            @Nullable String expectedClose,
            @Nullable Category category,
            double day) {
        facts.add(new Described(
                next(),
                day(day),
                day(day),
                owner,
                euros == null ? null : new Money(new BigDecimal(euros), "EUR"),
                Map.of(),
                null,
                new Terms(null, expectedClose == null ? null : LocalDate.parse(expectedClose), category, null, null)));
        return this;
    }

    public Story observedFrom(double day) {
        facts.add(new Described(next(), day(0), day(0), null, null, Map.of(), day(day)));
        return this;
    }

    /** Value was promised during the sale. */
    public Story promises(String promise, double day) {
        facts.add(new PromiseRecorded(next(), day(day), day(day), promise, "rep-1"));
        return this;
    }

    /** The customer was asked of a promise, which stands by this answer from then on. */
    public Story answers(String promise, PromiseOutcome answer, double day) {
        facts.add(new PromiseChecked(next(), day(day), day(day), promise, 6, answer, answer));
        return this;
    }

    /** Roles are held by as many people, and are all that is known of who buys. */
    public Story knows(double day, Committee.Role... roles) {
        return knows(day, new Committee(roles.length, 0, Set.of(roles), Set.of()));
    }

    public Story knows(double day, Committee committee) {
        facts.add(new CommitteeKnown(next(), day(day), day(day), committee));
        return this;
    }

    /** What follows comes with one event, an import; ends with the next {@link #live()}. */
    public Story imported(String id) {
        sequence++;
        position = 0;
        importId = id;
        return this;
    }

    public Story live() {
        importId = null;
        return this;
    }

    public Story withdrawn(String id) {
        live();
        facts.add(new Withdrawn(new FactKey("pipeline-service", ++sequence, 0, id), day(0), day(0)));
        return this;
    }

    public Story erased() {
        facts.add(new Erased(next(), day(0), day(0)));
        return this;
    }

    private FactKey next() {
        return importId == null
                ? new FactKey("pipeline-service", ++sequence, 0, null)
                : new FactKey("pipeline-service", sequence, position++, importId);
    }

    private Place placeOf(String key) {
        Stage stage = pipeline.stages().stream()
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow();
        return new Place(pipeline.key(), pipeline.version(), key, stage.rank(), stage.phase());
    }
}
