package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a deal stands. Each state owns the transitions that it permits and returns the next one; a transition that
 * would change nothing returns the state itself.
 */
public sealed interface DealState {

    /** A transition: the state it leads to, and whether it took an override. */
    record Step(DealState to, boolean overridden) {}

    /** The stage it is shown in: the last that it entered. */
    Stage stage();

    /** OPEN, WON or LOST. */
    Standing standing();

    Step moveTo(Stage target, Gate gate);

    Step win(Gate gate);

    Step lose(LossReason reason);

    Step reopen();

    /** Goes over into another pipeline, whose gate it is: where a deal may begin there, or as far as its evidence goes. */
    Step transferTo(Stage target, Gate gate);

    /** Still being sold. */
    record Open(Stage stage) implements DealState {

        @Override
        public Standing standing() {
            return Standing.OPEN;
        }

        @Override
        public Step moveTo(Stage target, Gate gate) {
            if (target.phase() == Phase.POST_SALE) {
                throw refused("it is not won yet", this, before(gate));
            }
            return new Step(target.equals(stage) ? this : new Open(target), go(gate, stage, target));
        }

        @Override
        public Step win(Gate gate) {
            List<Stage> left = gate.pipeline().leftByWinning(stage);
            List<Stage> skipped = left.subList(1, left.size());
            return new Step(new Won(stage, null), gate.pass(left, skipped, skipped));
        }

        @Override
        public Step lose(LossReason reason) {
            return new Step(new Lost(stage, reason), false);
        }

        @Override
        public Step reopen() {
            return new Step(this, false);
        }

        @Override
        public Step transferTo(Stage target, Gate gate) {
            Pipeline next = gate.pipeline();
            if (target.phase() == Phase.POST_SALE) {
                throw refused("it is not won yet", this, before(gate));
            }
            Stage begin = target.phase() == Phase.SALE
                    ? next.firstSaleStage()
                    : next.stages().getFirst();
            List<Stage> passed = next.mayBegin(target) ? List.of() : next.leftOrSkipped(begin, target);
            gate.pass(
                    passed,
                    passed,
                    Stream.concat(passed.stream(), Stream.of(target)).toList());
            return new Step(new Open(target), false);
        }

        private static List<Stage> before(Gate gate) {
            return gate.pipeline().stages().stream()
                    .filter(s -> s.phase() != Phase.POST_SALE)
                    .toList();
        }
    }

    /** Sold in the stage {@code wonIn}; {@code afterSale} is null until it enters a POST_SALE stage. */
    record Won(Stage wonIn, @Nullable Stage afterSale) implements DealState {

        @Override
        public Stage stage() {
            return afterSale == null ? wonIn : afterSale;
        }

        @Override
        public Standing standing() {
            return Standing.WON;
        }

        @Override
        public Step moveTo(Stage target, Gate gate) {
            List<Stage> afterSales = gate.pipeline().stages(Phase.POST_SALE);
            if (target.phase() != Phase.POST_SALE) {
                throw refused("it is won and moves among POST_SALE stages only", this, afterSales);
            }
            // winning has settled the sale's criteria, by proof or override: only POST_SALE stages are left or skipped
            return new Step(
                    target.equals(afterSale) ? this : new Won(wonIn, target),
                    afterSale == null ? begin(gate, afterSales, target) : go(gate, afterSale, target));
        }

        private static boolean begin(Gate gate, List<Stage> afterSales, Stage target) {
            List<Stage> before = afterSales.subList(0, afterSales.indexOf(target));
            return gate.pass(before, before, afterSales.subList(0, before.size() + 1));
        }

        @Override
        public Step win(Gate gate) {
            return new Step(this, false);
        }

        @Override
        public Step lose(LossReason reason) {
            throw refused("it is won: reopen it first", this, List.of());
        }

        @Override
        public Step reopen() {
            return new Step(new Open(wonIn), false);
        }

        @Override
        public Step transferTo(Stage target, Gate gate) {
            throw refused("it is won: reopen it first", this, List.of());
        }
    }

    /** Lost in the stage {@code stage}; an imported loss may not say why. */
    record Lost(Stage stage, @Nullable LossReason reason) implements DealState {

        @Override
        public Standing standing() {
            return Standing.LOST;
        }

        @Override
        public Step moveTo(Stage target, Gate gate) {
            throw refused("it is lost: reopen it first", this, List.of());
        }

        @Override
        public Step win(Gate gate) {
            throw refused("it is lost: reopen it first", this, List.of());
        }

        @Override
        public Step lose(LossReason again) {
            if (again != reason) {
                throw refused("it is lost for another reason: reopen it first", this, List.of());
            }
            return new Step(this, false);
        }

        @Override
        public Step reopen() {
            return new Step(new Open(stage), false);
        }

        @Override
        public Step transferTo(Stage target, Gate gate) {
            throw refused("it is lost: reopen it first", this, List.of());
        }
    }

    /** Goes on, back or nowhere; returns whether it took the override. */
    private static boolean go(Gate gate, Stage from, Stage to) {
        Pipeline pipeline = gate.pipeline();
        if (pipeline.isForward(from, to)) {
            List<Stage> left = pipeline.leftOrSkipped(from, to);
            return gate.pass(left, left.subList(1, left.size()), pipeline.between(from, to));
        }
        gate.passBack(from, to);
        return false;
    }

    private static DealCannotGoThere refused(String why, DealState from, List<Stage> allowed) {
        return new DealCannotGoThere(
                why, from.standing().name(), allowed.stream().map(Stage::key).toList());
    }
}
