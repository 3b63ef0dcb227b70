package io.leadstream.lead.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.response.Clocks.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitsTest {

    /** Something that the lead did, or we did. */
    private record Done(Instant at, boolean byUs) {}

    private record Wait(Instant from, @Nullable Instant to) {}

    /** What was heard of so far, in memory. */
    private static final class Heard implements Waits.Book {
        private final List<Clock> waits = new ArrayList<>();
        private final TreeSet<Instant> questions = new TreeSet<>();
        private final TreeSet<Instant> answers = new TreeSet<>();

        void hear(Done done) {
            (done.byUs() ? answers : questions).add(done.at());
            if (done.byUs()) {
                Waits.answered(this, done.at());
            } else {
                Waits.asked(this, done.at());
            }
        }

        @Override
        public List<Clock> waits() {
            return waits.stream().sorted(Comparator.comparing(Clock::startedAt)).toList();
        }

        @Override
        public Optional<Instant> answer(Instant since) {
            return Optional.ofNullable(answers.ceiling(since));
        }

        @Override
        public Optional<Instant> question(Instant after, @Nullable Instant before) {
            return Optional.ofNullable(questions.higher(after)).filter(at -> before == null || at.isBefore(before));
        }

        @Override
        public void begin(Instant at, @Nullable Instant met) {
            waits.add(clock(UUID.randomUUID(), at, met));
        }

        @Override
        public void begin(Clock wait, Instant at) {
            waits.remove(wait);
            waits.add(clock(wait.id(), at, wait.metAt()));
        }

        @Override
        public void end(Clock wait, Instant at) {
            waits.remove(wait);
            waits.add(clock(wait.id(), wait.startedAt(), at));
        }

        private static Clock clock(UUID id, Instant start, @Nullable Instant met) {
            return new Clock(id, id, "ROLLING", "x", null, null, start, start, met, null, null, null);
        }

        List<Wait> found() {
            return waits().stream()
                    .map(wait -> new Wait(wait.startedAt(), wait.metAt()))
                    .toList();
        }
    }

    @Property(tries = 2_000)
    void theOrderInWhichItIsHeardOfDoesNotCount(@ForAll("stories") List<Done> story, @ForAll Random random) {
        var shuffled = new ArrayList<>(story);
        Collections.shuffle(shuffled, random);
        var heard = new Heard();

        shuffled.forEach(heard::hear);

        assertEquals(waits(story), heard.found());
    }

    @Property
    void whatIsHeardOfTwiceIsOne(@ForAll("stories") List<Done> story) {
        var heard = new Heard();
        story.forEach(heard::hear);
        List<Wait> once = heard.found();

        story.forEach(heard::hear);

        assertEquals(once, heard.found());
    }

    @Test
    void whatWasAskedBehindALateAnswerWaitsByItself() {
        var heard = new Heard();
        List.of(asked(1), asked(3), answered(5), answered(2)).forEach(heard::hear);

        assertEquals(List.of(wait(1, 2), wait(3, 5)), heard.found());
    }

    /** As they are when everything is heard of in its order. */
    private static List<Wait> waits(List<Done> story) {
        var found = new ArrayList<Wait>();
        Instant since = null;
        for (Done done : story.stream().sorted(Comparator.comparing(Done::at)).toList()) {
            if (!done.byUs() && since == null) {
                since = done.at();
            } else if (done.byUs() && since != null) {
                found.add(new Wait(since, done.at()));
                since = null;
            }
        }
        if (since != null) {
            found.add(new Wait(since, null));
        }
        return found;
    }

    /** No two at the same time. */
    @Provide
    Arbitrary<List<Done>> stories() {
        return Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.of(true, false))
                .as((second, byUs) -> new Done(at(second), byUs))
                .list()
                .uniqueElements(Done::at)
                .ofMaxSize(12);
    }

    private static Done asked(int second) {
        return new Done(at(second), false);
    }

    private static Done answered(int second) {
        return new Done(at(second), true);
    }

    private static Wait wait(int from, int to) {
        return new Wait(at(from), at(to));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_800_000_000L + second);
    }
}
