package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {

    private static final LocalDate PURCHASED = LocalDate.parse("2026-01-31");

    @ParameterizedTest
    @CsvSource({"6, 2026-07-31", "9, 2026-10-31", "12, 2027-01-31"})
    void checksAreDueSixNineAndTwelveMonthsAfterThePurchase(int months, LocalDate due) {
        assertEquals(due, new Checkpoint(months).dueOn(PURCHASED));
    }

    @Test
    void aMonthThatIsShorterEndsEarlier() {
        assertEquals(LocalDate.parse("2026-02-28"), new Checkpoint(6).dueOn(LocalDate.parse("2025-08-31")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 6",
        "2026-07-20, 6",
        "2026-09-15, 6",
        "2026-09-16, 9",
        "2026-12-15, 9",
        "2026-12-17, 12",
        "2029-01-01, 12"
    })
    void aCheckIsAboutTheNearestCheckpoint(LocalDate day, int months) {
        assertEquals(new Checkpoint(months), Checkpoint.nearest(PURCHASED, day));
    }
}
