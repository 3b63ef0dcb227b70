package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.pipeline.definition.Lineage;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A deal as of any time is what a replay of the events published up to then makes of it. */
class PastTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final By REP = new By("rep-7", START);
    private static final Stage LIST = new Stage("LIST", "List", Phase.PREPARATION, 1, null, null, List.of());
    private static final Stage NEED = new Stage("NEED", "Need", Phase.SALE, 1, null, null, List.of());
    private static final Stage FIT = new Stage("FIT", "Fit", Phase.SALE, 2, null, null, List.of());
    private static final Stage TERMS = new Stage("TERMS", "Terms", Phase.SALE, 3, null, null, List.of());
    private static final Stage LIVE = new Stage("LIVE", "Live", Phase.POST_SALE, 1, null, null, List.of());
    private static final Pipeline PIPELINE = new Pipeline("test", 1, "Test", List.of(LIST, NEED, FIT, TERMS, LIVE));
    private static final Pipeline NEXT = new Pipeline("test", 2, "Test", List.of(LIST, NEED, TERMS, LIVE));
    private static final Lineage LINEAGE = new Lineage(List.of(PIPELINE, NEXT));
    private static final Pipeline OTHER = new Pipeline("other", 7, "Other", List.of(NEED, TERMS, LIVE));

    private static Pipeline pipeline(Course course) {
        return course.pipeline().equals(OTHER.key())
                ? OTHER
                : LINEAGE.version(course.version()).orElseThrow();
    }

    /** What somebody tries to do to a deal; it may be refused. */
    private sealed interface Try {

        record Move(Stage to) implements Try {}

        record Win(@Nullable Integer amount) implements Try {}

        record Lose(LossReason reason) implements Try {}

        record Reopen() implements Try {}

        record Transfer() implements Try {}

        record ChangePipeline() implements Try {}

        record Say(
                @Nullable Integer amount,
                @Nullable String owner,
                @Nullable Integer closeDay,
                Pursuit pursuit) implements Try {}
    }

    /** What a reader of events knows of a deal. */
    private record Known(
            String pipeline,
            String stage,
            Standing state,
            Category category,
            @Nullable Money amount,
            @Nullable String inBase,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            int pushes,
            List<String> team,
            @Nullable LossReason reason,
            @Nullable LossKind kind) {

        static Known of(Deal deal) {
            Terms terms = deal.terms();
            Closing closing = deal.closing();
            return new Known(
                    deal.pipeline(),
                    deal.stage(),
                    deal.standing(),
                    deal.category(),
                    terms.amount(),
                    terms.inBase() == null ? null : terms.inBase().amount().toPlainString(),
                    terms.owner(),
                    terms.expectedClose(),
                    terms.pushes(),
                    terms.pursuit().team(),
                    closing == null ? null : closing.reason(),
                    closing == null ? null : closing.lossKind());
        }

        static Known replayed(@Nullable Known before, PublishedEvent event) {
            return switch (event) {
                case PublishedEvent.Opened e ->
                    new Known(
                            e.pipeline(),
                            e.stage(),
                            Standing.OPEN,
                            e.category(),
                            e.amount(),
                            amount(e.inBase()),
                            e.owner(),
                            e.expectedClose(),
                            0,
                            Objects.requireNonNullElse(e.team(), List.of()),
                            null,
                            null);
                case PublishedEvent.Changed e -> Objects.requireNonNull(before).changed(e);
                case PublishedEvent.StageEntered e ->
                    Objects.requireNonNull(before).at(e.stage(), before.state, e.category());
                case PublishedEvent.Transferred e ->
                    Objects.requireNonNull(before)
                            .at(e.stage(), before.state, e.category())
                            .in(e.pipeline());
                case PublishedEvent.Reopened e ->
                    Objects.requireNonNull(before).at(e.stage(), Standing.OPEN, e.category());
                case PublishedEvent.Closed e -> Objects.requireNonNull(before).closed(e);
                case PublishedEvent.EvidenceRecorded _ -> Objects.requireNonNull(before);
                case PublishedEvent.EvidenceExpired _ -> Objects.requireNonNull(before);
                case PublishedEvent.EvidenceWithdrawn _ -> Objects.requireNonNull(before);
                case PublishedEvent.StageApprovalDecided _ -> Objects.requireNonNull(before);
            };
        }

        private Known changed(PublishedEvent.Changed e) {
            return new Known(
                    pipeline,
                    stage,
                    state,
                    e.category(),
                    e.amount(),
                    amount(e.inBase()),
                    e.owner(),
                    e.expectedClose(),
                    e.pushes(),
                    Objects.requireNonNullElse(e.team(), List.of()),
                    reason,
                    kind);
        }

        private Known at(String where, Standing standing, Category now) {
            boolean open = standing == Standing.OPEN;
            return new Known(
                    pipeline,
                    where,
                    standing,
                    now,
                    amount,
                    inBase,
                    owner,
                    expectedClose,
                    pushes,
                    team,
                    open ? null : reason,
                    open ? null : kind);
        }

        private Known in(String other) {
            return new Known(
                    other, stage, state, category, amount, inBase, owner, expectedClose, pushes, team, reason, kind);
        }

        private Known closed(PublishedEvent.Closed e) {
            return new Known(
                    pipeline,
                    e.stage(),
                    e.outcome(),
                    e.outcome() == Standing.WON ? Category.CLOSED : Category.OMITTED,
                    e.amount(),
                    amount(e.inBase()),
                    owner,
                    expectedClose,
                    pushes,
                    team,
                    e.reason(),
                    e.kind());
        }

        private static @Nullable String amount(PublishedEvent.@Nullable BaseAmount inBase) {
            return inBase == null ? null : inBase.amount();
        }
    }

    private record Told(Instant knownAt, PublishedEvent event, DealFact fact) {}

    /** A deal with all that was written down and told of it. */
    private static final class Life {

        private final Deal deal = Deal.open(
                UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10"),
                Buyer.UNKNOWN,
                new Terms("Acme", null, "rep-1", null, Map.of()),
                PIPELINE,
                LIST,
                Origin.MANUAL,
                START);
        private final List<Told> told = new ArrayList<>();

        Life(List<Try> tries) {
            keep(deal.opened(PIPELINE), START);
            for (int i = 0; i < tries.size(); i++) {
                Instant at = START.plusSeconds(60L * (i + 1));
                attempt(tries.get(i), at).ifPresent(event -> keep(event, at));
            }
        }

        private Optional<DealEvent> attempt(Try what, Instant at) {
            try {
                return switch (what) {
                    case Try.Move move -> move(move.to, at);
                    case Try.Win win -> deal.win(gate(), worth(win.amount), null, null, at);
                    case Try.Lose lose -> deal.lose(version(), Loss.of(lose.reason), null, null, at);
                    case Try.Reopen _ -> deal.reopen(version(), "again", at);
                    case Try.Transfer _ ->
                        isElsewhere()
                                ? Optional.empty()
                                : deal.transfer(
                                        version(), NEXT, LINEAGE.inLatest(deal.stage(), deal.pipelineVersion()), at);
                    case Try.ChangePipeline _ -> {
                        Pipeline to = isElsewhere() ? NEXT : OTHER;
                        yield deal.transferTo(
                                version(),
                                to.firstSaleStage(),
                                new Gate(to, new Tally(List.of()), false),
                                "larger",
                                at);
                    }
                    case Try.Say say -> deal.change(terms(say), at);
                };
            } catch (DealRefusal refused) {
                return Optional.empty();
            }
        }

        private Optional<DealEvent> move(Stage to, Instant at) {
            return version().stages().contains(to) ? deal.moveTo(to, gate(), null, at) : Optional.empty();
        }

        private Pipeline version() {
            return pipeline(new Course(deal.pipeline(), deal.pipelineVersion()));
        }

        private boolean isElsewhere() {
            return deal.pipeline().equals(OTHER.key());
        }

        private Gate gate() {
            return new Gate(version(), new Tally(List.of()), true);
        }

        private Terms terms(Try.Say say) {
            Worth worth = worth(say.amount);
            Integer day = say.closeDay;
            return new Terms(
                    "Acme " + say.owner,
                    worth == null ? null : worth.amount(),
                    say.owner,
                    day == null ? null : LocalDate.of(2027, 1, 1).plusDays(day),
                    Map.of(),
                    worth == null ? null : worth.inBase(),
                    deal.terms().pushes(),
                    say.pursuit);
        }

        private static @Nullable Worth worth(@Nullable Integer amount) {
            return amount == null
                    ? null
                    : new Worth(
                            new Money(BigDecimal.valueOf(amount), "USD"),
                            new InBase(
                                    new BigDecimal("0.5"),
                                    BigDecimal.valueOf(amount).movePointLeft(1)));
        }

        private void keep(DealEvent event, Instant at) {
            told.add(new Told(
                    at,
                    PublishedEvent.of(deal, event, REP.actor()),
                    Journal.fact(deal, event, new By(REP.actor(), at))));
        }

        Optional<Known> asOf(Instant time) {
            List<Line> steps = told.stream().map(t -> t.fact.line()).toList();
            List<Past.Changed> changes =
                    told.stream().map(t -> t.fact.changed()).toList();
            return Past.of(deal, PastTest::pipeline, steps, changes, time).map(Known::of);
        }

        Optional<Known> replayed(Instant time) {
            Known known = null;
            for (Told one : told) {
                known = one.knownAt.isAfter(time) ? known : Known.replayed(known, one.event);
            }
            return Optional.ofNullable(known);
        }
    }

    @Property
    void asOfAnyTimeItIsWhatItsEventsSay(
            @ForAll("tries") List<Try> tries, @ForAll @IntRange(min = -60, max = 2_000) int seconds) {
        var life = new Life(tries);
        Instant time = START.plusSeconds(seconds);

        assertEquals(life.replayed(time), life.asOf(time));
    }

    @Property
    void asOfNowItIsWhatItIs(@ForAll("tries") List<Try> tries) {
        var life = new Life(tries);

        assertEquals(Optional.of(Known.of(life.deal)), life.asOf(START.plusSeconds(100_000)));
    }

    @Property
    void whatSellersWroteComesBackToo(@ForAll("tries") List<Try> tries, @ForAll @IntRange(min = 0, max = 30) int n) {
        var whole = new Life(tries);
        var part = new Life(tries.subList(0, Math.min(n, tries.size())));
        Instant time = START.plusSeconds(60L * Math.min(n, tries.size()));

        List<Past.Changed> changes =
                whole.told.stream().map(t -> t.fact.changed()).toList();
        Terms then = Past.of(
                        whole.deal,
                        PastTest::pipeline,
                        whole.told.stream().map(t -> t.fact.line()).toList(),
                        changes,
                        time)
                .orElseThrow()
                .terms();

        assertEquals(part.deal.terms(), then);
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        Arbitrary<Try> move = Arbitraries.of(LIST, NEED, FIT, TERMS, LIVE).map(Try.Move::new);
        Arbitrary<Try> win =
                Arbitraries.integers().between(1, 3).injectNull(0.5).map(Try.Win::new);
        Arbitrary<Try> lose = Arbitraries.of(LossReason.values()).map(Try.Lose::new);
        Arbitrary<Try> reopen = Arbitraries.of(new Try.Reopen());
        Arbitrary<Try> say = Combinators.combine(
                        Arbitraries.integers().between(1, 3).injectNull(0.3),
                        Arbitraries.of("rep-1", "rep-2").injectNull(0.3),
                        Arbitraries.integers().between(0, 3).injectNull(0.3),
                        pursuits())
                .as(Try.Say::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, move),
                        Tuple.of(1, win),
                        Tuple.of(1, lose),
                        Tuple.of(1, reopen),
                        Tuple.of(1, Arbitraries.of(new Try.Transfer())),
                        Tuple.of(1, Arbitraries.of(new Try.ChangePipeline())),
                        Tuple.of(4, say))
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<Pursuit> pursuits() {
        return Combinators.combine(
                        Arbitraries.of(List.<String>of(), List.of("rep-8"), List.of("rep-8", "rep-9")),
                        Arbitraries.of(Category.OMITTED, Category.COMMIT).injectNull(0.5),
                        Arbitraries.of(new NextStep("call", null), new NextStep("meet", LocalDate.of(2026, 5, 1)))
                                .injectNull(0.3),
                        Arbitraries.of("a note").injectNull(0.5))
                .as((team, category, next, note) -> new Pursuit(team, category, next, List.of(), null, note));
    }
}
