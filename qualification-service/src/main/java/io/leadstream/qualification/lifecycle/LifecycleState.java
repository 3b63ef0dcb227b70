package io.leadstream.qualification.lifecycle;

import io.leadstream.qualification.framework.Completeness;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a lead stands, and where it may go from there. A transition lives on the state that permits it and returns
 * the next state; the same state again means that nothing changes.
 */
public sealed interface LifecycleState {

    Instant since();

    Lifecycle name();

    /** The states that a command may lead to from here. */
    default Set<Lifecycle> allowed() {
        return EnumSet.of(Lifecycle.DISQUALIFIED, Lifecycle.RECYCLED);
    }

    /** Sales takes the lead. */
    default LifecycleState accept(Instant at) {
        throw new LeadCannotMove(this, Lifecycle.SAL);
    }

    /** Sales has found out everything that the framework asks for. */
    default LifecycleState qualify(Instant at, Completeness completeness) {
        throw new LeadCannotMove(this, Lifecycle.SQL);
    }

    /**
     * Sales does not take what marketing offers.
     *
     * @param to {@link Lifecycle#RECYCLED} or {@link Lifecycle#DISQUALIFIED}
     */
    default LifecycleState reject(Instant at, Lifecycle to) {
        throw new LeadIsNotOffered(this);
    }

    default LifecycleState disqualify(Instant at) {
        return new Disqualified(at);
    }

    default LifecycleState recycle(Instant at) {
        return new Recycled(at);
    }

    /**
     * The instant from which activities count towards the thresholds that make a lead marketing-qualified; empty when
     * no score moves a lead from here.
     */
    default Optional<Instant> thresholdsCountFrom() {
        return Optional.empty();
    }

    /** Both thresholds are reached, by what counts here. */
    default LifecycleState reachThresholds(Instant at) {
        return this;
    }

    static LifecycleState captured(Instant at) {
        return new InformationQualified(at);
    }

    static LifecycleState of(Lifecycle name, Instant since) {
        return switch (name) {
            case IQL -> new InformationQualified(since);
            case MQL -> new MarketingQualified(since);
            case SAL -> new SalesAccepted(since);
            case SQL -> new SalesQualified(since);
            case DISQUALIFIED -> new Disqualified(since);
            case RECYCLED -> new Recycled(since);
        };
    }

    record InformationQualified(Instant since) implements LifecycleState {
        @Override
        public Lifecycle name() {
            return Lifecycle.IQL;
        }

        @Override
        public Set<Lifecycle> allowed() {
            return EnumSet.of(Lifecycle.SAL, Lifecycle.DISQUALIFIED, Lifecycle.RECYCLED);
        }

        @Override
        public LifecycleState accept(Instant at) {
            return new SalesAccepted(at);
        }

        @Override
        public Optional<Instant> thresholdsCountFrom() {
            return Optional.of(Instant.MIN);
        }

        @Override
        public LifecycleState reachThresholds(Instant at) {
            return new MarketingQualified(at);
        }
    }

    /** It latches: decay never demotes. */
    record MarketingQualified(Instant since) implements LifecycleState {
        @Override
        public Lifecycle name() {
            return Lifecycle.MQL;
        }

        @Override
        public Set<Lifecycle> allowed() {
            return EnumSet.of(Lifecycle.SAL, Lifecycle.DISQUALIFIED, Lifecycle.RECYCLED);
        }

        @Override
        public LifecycleState reject(Instant at, Lifecycle to) {
            return to == Lifecycle.RECYCLED ? new Recycled(at) : new Disqualified(at);
        }

        @Override
        public LifecycleState accept(Instant at) {
            return new SalesAccepted(at);
        }
    }

    record SalesAccepted(Instant since) implements LifecycleState {
        @Override
        public Lifecycle name() {
            return Lifecycle.SAL;
        }

        @Override
        public Set<Lifecycle> allowed() {
            return EnumSet.of(Lifecycle.SQL, Lifecycle.DISQUALIFIED, Lifecycle.RECYCLED);
        }

        @Override
        public LifecycleState accept(Instant at) {
            return this;
        }

        @Override
        public LifecycleState qualify(Instant at, Completeness completeness) {
            if (!completeness.complete()) {
                throw new CriteriaMissing(this, completeness.missingRequired());
            }
            return new SalesQualified(at);
        }
    }

    record SalesQualified(Instant since) implements LifecycleState {
        @Override
        public Lifecycle name() {
            return Lifecycle.SQL;
        }

        @Override
        public LifecycleState qualify(Instant at, Completeness completeness) {
            return this;
        }
    }

    /** Only a recycling brings it back: whoever ruled it out had a reason that no score knows. */
    record Disqualified(Instant since) implements LifecycleState {
        @Override
        public Lifecycle name() {
            return Lifecycle.DISQUALIFIED;
        }

        @Override
        public Set<Lifecycle> allowed() {
            return EnumSet.of(Lifecycle.RECYCLED);
        }

        @Override
        public LifecycleState disqualify(Instant at) {
            return this;
        }
    }

    /** What the lead did before was judged already: only fresh engagement makes it marketing-qualified again. */
    record Recycled(Instant since) implements LifecycleState {
        @Override
        public Lifecycle name() {
            return Lifecycle.RECYCLED;
        }

        @Override
        public Set<Lifecycle> allowed() {
            return EnumSet.of(Lifecycle.SAL, Lifecycle.DISQUALIFIED);
        }

        @Override
        public LifecycleState accept(Instant at) {
            return new SalesAccepted(at);
        }

        @Override
        public LifecycleState recycle(Instant at) {
            return this;
        }

        @Override
        public Optional<Instant> thresholdsCountFrom() {
            return Optional.of(since);
        }

        @Override
        public LifecycleState reachThresholds(Instant at) {
            return new MarketingQualified(at);
        }
    }
}
