package io.leadstream.forecast.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.leadstream.forecast.stream.Answer.Figure;
import io.leadstream.messaging.Freshness;
import io.leadstream.rest.live.LiveLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a listener is sent, and what not again. */
class FigureStreamTest {

    private static final Freshness FRESH = new Freshness(Instant.EPOCH, 0, 7, 0);

    /** Takes what it is sent, and is gone after so many blocks. */
    private static final class Line implements LiveLine {
        private final List<String> sent = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private final int most;

        Line(int most) {
            this.most = most;
        }

        @Override
        public boolean send(String type, String id, String json) {
            sent.add(type + " " + json);
            ids.add(id);
            return sent.size() < most;
        }

        @Override
        public boolean beat(String id) {
            return true;
        }

        @Override
        public boolean isClosed() {
            return sent.size() >= most;
        }
    }

    private static FigureStream.Part part(String name, String content) {
        return new FigureStream.Part(
                Follow.parse(name), () -> new Figure("{\"of\":\"" + content + "\"}", null, content));
    }

    private static Line run(@Nullable String lastEventId, int most, FigureStream.Part... parts) {
        var line = new Line(most);
        var mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new FigureStream(List.of(parts), lastEventId, new Semaphore(0), () -> FRESH, mapper)
                .run(line, () -> !line.isClosed());
        return line;
    }

    @Test
    void theNewestOfEachComesAtOnceThenHowFreshTheyAre() {
        Line line = run(null, 3, part("win-rates", "a"), part("survival?stage=ONE", "b"));
        assertEquals(
                List.of(
                        "figure {\"follow\":\"win-rates\",\"figure\":{\"of\":\"a\"}}",
                        "figure {\"follow\":\"survival?stage=ONE\",\"figure\":{\"of\":\"b\"}}"),
                line.sent.subList(0, 2));
        assertEquals("freshness", line.sent.get(2).split(" ")[0]);
        assertEquals(List.of("a.0", "a.b", "a.b"), line.ids);
    }

    @Test
    void whatTheListenerHasIsNotSentAgain() {
        Line line = run("a.x", 2, part("win-rates", "a"), part("survival", "b"));
        assertEquals("figure {\"follow\":\"survival\",\"figure\":{\"of\":\"b\"}}", line.sent.getFirst());
        assertEquals("freshness", line.sent.get(1).split(" ")[0]);
    }

    @Test
    void theIdOfAnotherStreamSaysNothing() {
        assertEquals(
                2,
                run("a", 2, part("win-rates", "a"), part("survival", "b")).sent.stream()
                        .filter(sent -> sent.startsWith("figure"))
                        .count());
    }
}
