package io.leadstream.forecast.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final class Late extends RuntimeException {}

    @Test
    void whoWaitsTooLongIsToldToComeAgain() throws InterruptedException {
        var turns = new Turns();
        var reading = new CountDownLatch(Turns.AT_ONCE);
        var enough = new CountDownLatch(1);
        var readers = new ArrayList<Thread>();
        for (int i = 0; i < Turns.AT_ONCE; i++) {
            readers.add(Thread.ofVirtual()
                    .start(() -> turns.take(() -> {
                        reading.countDown();
                        await(enough);
                        return 0;
                    })));
        }
        reading.await();
        var refused = assertThrows(HttpProblem.class, () -> turns.take(() -> 0));
        assertEquals(503, refused.getStatusCode());
        assertEquals(1, refused.getHeaders().get("Retry-After"));
        enough.countDown();
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(1, turns.take(() -> 1));
    }

    @Test
    void aReadingThatFailsGivesItsTurnBack() {
        var turns = new Turns();
        for (int i = 0; i < 2 * Turns.AT_ONCE; i++) {
            assertThrows(
                    Late.class,
                    () -> turns.take(() -> {
                        throw new Late();
                    }));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
