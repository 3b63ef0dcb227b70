package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One possible sale. It runs through the pipeline version in which it was opened. Every command returns the event that
 * it caused, or nothing when it changes nothing; evidence is kept beside it and does not change its version.
 */
@Entity
@Table(name = "deal")
public class Deal {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private @Nullable Buyer buyer;

    @Embedded
    private Terms terms;

    private String pipeline;
    private int pipelineVersion;
    private String stage;
    private Instant stageEnteredAt;

    /** What it is in a forecast by where it stands. */
    @Enumerated(EnumType.STRING)
    private @Nullable Category stageCategory;

    @Enumerated(EnumType.STRING)
    private Standing state;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private Instant openedAt;

    /** No step may be dated before it. */
    private Instant lastStepAt;

    @Embedded
    private @Nullable Closing closing;

    @SuppressWarnings("NullAway.Init")
    protected Deal() {}

    private Deal(UUID id, Buyer buyer, Terms terms, Pipeline pipeline, Stage stage, Origin origin, Instant at) {
        this.id = id;
        this.buyer = buyer;
        this.terms = terms;
        this.pipeline = pipeline.key();
        this.pipelineVersion = pipeline.version();
        this.stage = stage.key();
        this.stageCategory = Category.of(pipeline, stage, Standing.OPEN);
        this.state = Standing.OPEN;
        this.origin = origin;
        this.openedAt = at;
        this.stageEnteredAt = at;
        this.lastStepAt = at;
    }

    static Deal open(UUID id, Buyer buyer, Terms terms, Pipeline pipeline, Stage stage, Origin origin, Instant at) {
        return new Deal(id, buyer, terms, pipeline, stage, origin, at);
    }

    /** A name that tells nothing of the buyer. */
    static String neutralName(UUID id) {
        return "Deal " + id.toString().substring(24);
    }

    /** The event of its opening. */
    DealEvent.Opened opened(Pipeline of) {
        return new DealEvent.Opened(of.stageOf(stage), origin, openedAt);
    }

    /** Changes its terms to these; an expected close that goes to a later day is a push. */
    Optional<DealEvent> change(Terms to, Instant at) {
        Terms next = to.following(terms);
        Change change = Change.between(terms, next);
        if (change.isNone()) {
            return Optional.empty();
        }
        terms = next;
        return Optional.of(new DealEvent.Changed(change, at));
    }

    /**
     * Moves to another stage of its pipeline version.
     *
     * @param overrideReason why a manager lets it pass; kept only when it was needed
     * @throws DealRefusal when its state, its evidence or the time does not permit it
     */
    Optional<DealEvent> moveTo(Stage target, Gate gate, @Nullable String overrideReason, Instant at) {
        DealState from = state(gate.pipeline());
        DealState.Step step = from.moveTo(target, gate);
        if (step.to().equals(from)) {
            return Optional.empty();
        }
        boolean forward = gate.pipeline().isForward(from.stage(), target);
        enter(step.to(), gate.pipeline(), at);
        return Optional.of(new DealEvent.StageEntered(
                from.stage(), target, forward, step.overridden() ? overrideReason : null, at));
    }

    /** Wins it, for the amount given or else its own. */
    Optional<DealEvent> win(
            Gate gate, @Nullable Worth wonFor, @Nullable String overrideReason, @Nullable String note, Instant at) {
        DealState from = state(gate.pipeline());
        DealState.Step step = from.win(gate);
        if (step.to().equals(from)) {
            return unchangedClosing(wonFor);
        }
        follow(at);
        closing = Closing.won(stage, at);
        Change change = close(step.to(), gate.pipeline(), wonFor);
        return Optional.of(new DealEvent.Closed(
                Standing.WON, null, from.stage(), step.overridden() ? overrideReason : null, note, change, at));
    }

    /** Loses it: free at any time, for a reason. */
    Optional<DealEvent> lose(Pipeline of, Loss loss, @Nullable Worth lostFor, @Nullable String note, Instant at) {
        DealState from = state(of);
        DealState.Step step = from.lose(loss.reason());
        if (step.to().equals(from)) {
            return unchangedClosing(lostFor);
        }
        follow(at);
        closing = Closing.lost(stage, loss, at);
        Change change = close(step.to(), of, lostFor);
        return Optional.of(new DealEvent.Closed(Standing.LOST, loss, from.stage(), null, note, change, at));
    }

    /** Opens it again in the stage in which it was closed. */
    Optional<DealEvent> reopen(Pipeline of, String why, Instant at) {
        DealState from = state(of);
        DealState.Step step = from.reopen();
        if (step.to().equals(from)) {
            return Optional.empty();
        }
        enter(step.to(), of, at);
        closing = null;
        return Optional.of(new DealEvent.Reopened(step.to().stage(), why, at));
    }

    /** Goes over to another version of its pipeline, while it is open: in the stage {@code to} it goes on as it was. */
    Optional<DealEvent> transfer(Pipeline from, Pipeline next, Stage to, Instant at) {
        if (state != Standing.OPEN || next.version() == pipelineVersion) {
            return Optional.empty();
        }
        follow(at);
        Stage left = from.stageOf(stage);
        pipelineVersion = next.version();
        stage = to.key();
        stageCategory = Category.of(next, to, state);
        return Optional.of(new DealEvent.Transferred(from.version(), left, next.version(), to, at));
    }

    /**
     * Goes over into another pipeline, while it is open: what stands between is that one's own gate.
     *
     * @throws DealRefusal when its state, its evidence or the time does not permit it
     */
    Optional<DealEvent> transferTo(Pipeline from, Stage target, Gate gate, String why, Instant at) {
        DealState left = state(from);
        DealState.Step step = left.transferTo(target, gate);
        Pipeline next = gate.pipeline();
        enter(step.to(), next, at);
        pipeline = next.key();
        pipelineVersion = next.version();
        return Optional.of(new DealEvent.PipelineChanged(from.key(), from.version(), left.stage(), target, why, at));
    }

    /** Forgets the person: the link to the lead, and the name that somebody gave it. */
    void forgetLead() {
        String company = buyer().company();
        buyer = new Buyer(null, buyer().companyId(), company);
        terms = terms.named(company == null ? neutralName(id) : company)
                .pursued(terms.pursuit().withoutPeople());
    }

    /** This deal as it was once: to be read, never to be kept. */
    Deal asItWas(
            Terms then,
            Pipeline of,
            Stage in,
            Standing standing,
            @Nullable Closing closed,
            Instant opened,
            Instant entered,
            Instant lastStep) {
        var past = new Deal(id, buyer(), then, of, in, origin, opened);
        past.state = standing;
        past.stageCategory = Category.of(of, in, standing);
        past.closing = closed;
        past.stageEnteredAt = entered;
        past.lastStepAt = lastStep;
        return past;
    }

    /** The state, with the stages of the pipeline version that it runs through. */
    DealState state(Pipeline of) {
        Closing closed = closing;
        if (state == Standing.OPEN || closed == null) {
            return new DealState.Open(of.stageOf(stage));
        }
        Stage closedIn = of.stageOf(closed.stage());
        if (state == Standing.LOST) {
            return new DealState.Lost(closedIn, closed.reason());
        }
        Stage now = of.stageOf(stage);
        return new DealState.Won(closedIn, now.phase() == Phase.POST_SALE ? now : null);
    }

    private void enter(DealState next, Pipeline of, Instant at) {
        follow(at);
        stage = next.stage().key();
        state = next.standing();
        stageCategory = Category.of(of, next.stage(), state);
        stageEnteredAt = at;
    }

    private Change close(DealState next, Pipeline of, @Nullable Worth closedFor) {
        Terms before = terms;
        state = next.standing();
        stageCategory = Category.of(of, next.stage(), state);
        terms = closedFor == null ? terms : terms.worth(closedFor);
        return Change.between(before, terms);
    }

    private void follow(Instant at) {
        if (at.isBefore(lastStepAt)) {
            throw new BeforeLastFact(lastStepAt);
        }
        lastStepAt = at;
    }

    private Optional<DealEvent> unchangedClosing(@Nullable Worth closedFor) {
        if (closedFor != null && !closedFor.amount().equals(terms.amount())) {
            throw new DealCannotGoThere("it is closed for another amount", state.name(), List.of());
        }
        return Optional.empty();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Terms terms() {
        return terms;
    }

    Buyer buyer() {
        return buyer == null ? Buyer.UNKNOWN : buyer;
    }

    String pipeline() {
        return pipeline;
    }

    int pipelineVersion() {
        return pipelineVersion;
    }

    String stage() {
        return stage;
    }

    Standing standing() {
        return state;
    }

    /** What it is in a forecast: won and lost as they are, else as its seller says, or by where it stands. */
    Category category() {
        Category given = terms.pursuit().category();
        Category byStage = stageCategory == null ? Category.PIPELINE : stageCategory;
        return given == null || state != Standing.OPEN ? byStage : given;
    }

    Origin origin() {
        return origin;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    Instant lastStepAt() {
        return lastStepAt;
    }

    @Nullable
    Closing closing() {
        return closing;
    }
}
