package io.leadstream.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final Batches batches = new Batches(new Impatient());
    private final List<Integer> applied = new ArrayList<>();
    private final List<Integer> aside = new ArrayList<>();

    @Test
    void aGoodBatchIsAppliedAtOnce() {
        batches.workOff(numbers(500), this::applyUnlessNegative, (n, why) -> aside.add(n));

        assertEquals(numbers(500), applied);
    }

    @Test
    void onlyTheRefusedRecordsAreSetAsideAndTheRestKeepsItsOrder() {
        List<Integer> records = List.of(1, 2, -3, 4, 5, -6, 7);

        batches.workOff(records, this::applyUnlessNegative, (n, why) -> aside.add(n));

        assertEquals(List.of(1, 2, 4, 5, 7), applied);
        assertEquals(List.of(-3, -6), aside);
    }

    @Test
    void aBatchWaitsForAFaultOfTheSurroundingsToPass() {
        int[] tries = {0};

        batches.workOff(
                List.of(1, 2),
                records -> {
                    if (++tries[0] < 5) {
                        throw new DatabaseFault(new SQLException("away", "08006"));
                    }
                    applied.addAll(records);
                },
                (n, why) -> aside.add(n));

        assertEquals(List.of(1, 2), applied);
        assertEquals(List.of(), aside);
    }

    @Test
    void settingAsideWaitsTooWhileTheSurroundingsFail() {
        int[] tries = {0};

        batches.workOff(List.of(-1), this::applyUnlessNegative, (n, why) -> {
            if (++tries[0] < 3) {
                throw new DatabaseFault(new SQLException("away", "57P01"));
            }
            aside.add(n);
        });

        assertEquals(List.of(-1), aside);
    }

    @Test
    void settingAsideIsRepeatedEvenAfterAFaultThatDoesNotLookPassing() {
        int[] tries = {0};

        batches.workOff(List.of(-1), this::applyUnlessNegative, (n, why) -> {
            if (++tries[0] < 3) {
                throw new NumberFormatException("a programming error");
            }
            aside.add(n);
        });

        assertEquals(List.of(-1), aside);
    }

    @Test
    void aRecordThatIsTooDeepForTheStackIsSetAsideToo() {
        batches.workOff(
                List.of(1),
                records -> {
                    throw new StackOverflowError();
                },
                (n, why) -> aside.add(n));

        assertEquals(List.of(1), aside);
    }

    @Test
    void aStopEndsTheWaitWithoutApplying() {
        batches.onStop(new io.quarkus.runtime.ShutdownEvent());

        assertThrows(
                IllegalStateException.class,
                () -> batches.workOff(
                        List.of(1),
                        records -> {
                            throw new DatabaseFault(new SQLException("away", "08006"));
                        },
                        (n, why) -> aside.add(n)));
        assertEquals(List.of(), aside);
    }

    private void applyUnlessNegative(List<Integer> records) {
        if (records.stream().anyMatch(n -> n < 0)) {
            throw new UnreadableEvent("negative");
        }
        applied.addAll(records);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private record Impatient() implements MessagingConfig {
        @Override
        public Optional<String> slot() {
            return Optional.empty();
        }

        @Override
        public Duration outboxRetention() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration deadLetterRetention() {
            return Duration.ofDays(7);
        }

        @Override
        public Duration longestWait() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration longestBackoff() {
            return Duration.ofMillis(5);
        }
    }
}
