package io.leadstream.qualification.scoring;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a version of the lead score has come. A transition lives on the state that permits it. */
sealed interface ModelState {

    /** The states by name. */
    enum Name {
        DRAFT,
        REHEARSED,
        ACTIVE,
        RETIRED
    }

    Name name();

    /** Where it may go from here. */
    Set<Name> allowed();

    /** Its rules change: what a rehearsal showed holds no more. */
    default ModelState edit() {
        throw new ModelCannotMove(this, Name.DRAFT);
    }

    /** It was played against the past. */
    default ModelState rehearse(Instant at) {
        return this;
    }

    default ModelState activate(Instant at) {
        throw new ModelCannotMove(this, Name.ACTIVE);
    }

    default ModelState retire(Instant at) {
        throw new ModelCannotMove(this, Name.RETIRED);
    }

    record Draft() implements ModelState {
        @Override
        public Name name() {
            return Name.DRAFT;
        }

        @Override
        public Set<Name> allowed() {
            return EnumSet.of(Name.DRAFT, Name.REHEARSED);
        }

        @Override
        public ModelState edit() {
            return this;
        }

        @Override
        public ModelState rehearse(Instant at) {
            return new Rehearsed(at);
        }
    }

    record Rehearsed(Instant at) implements ModelState {
        @Override
        public Name name() {
            return Name.REHEARSED;
        }

        @Override
        public Set<Name> allowed() {
            return EnumSet.of(Name.DRAFT, Name.REHEARSED, Name.ACTIVE);
        }

        @Override
        public ModelState edit() {
            return new Draft();
        }

        @Override
        public ModelState rehearse(Instant again) {
            return new Rehearsed(again);
        }

        @Override
        public ModelState activate(Instant since) {
            return new Active(since);
        }
    }

    /**
     * In force.
     *
     * @param since none for the version that every installation starts with
     */
    record Active(@Nullable Instant since) implements ModelState {
        @Override
        public Name name() {
            return Name.ACTIVE;
        }

        @Override
        public Set<Name> allowed() {
            return EnumSet.of(Name.RETIRED);
        }

        @Override
        public ModelState activate(Instant at) {
            return this;
        }

        @Override
        public ModelState retire(Instant at) {
            return new Retired(since, at);
        }
    }

    /** It was in force; to have it again, copy it. */
    record Retired(@Nullable Instant since, Instant until) implements ModelState {
        @Override
        public Name name() {
            return Name.RETIRED;
        }

        @Override
        public Set<Name> allowed() {
            return EnumSet.noneOf(Name.class);
        }
    }
}
