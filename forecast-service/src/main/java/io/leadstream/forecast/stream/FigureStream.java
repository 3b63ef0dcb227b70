package io.leadstream.forecast.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.forecast.stream.Answer.Figure;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Freshness;
import io.leadstream.rest.live.LiveLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One listener's stream: of each figure that it follows the newest, when that is another than it was sent last. The id
 * of an event tells which of each was sent, so that what a listener has is not sent again when it comes back.
 */
final class FigureStream {

    /** How often it is told how fresh the figures are, whether they change or not. */
    static final Duration BEAT = Duration.ofSeconds(5);

    private static final String NOTHING = "0";

    /** A figure and by which name the listener follows it. */
    record Part(Follow follow, Supplier<@Nullable Figure> newest) {}

    private final List<Part> parts;
    private final List<String> sent;
    private final Semaphore woken;
    private final Supplier<Freshness> freshness;
    private final ObjectMapper mapper;

    /**
     * A stream that is about to run.
     *
     * @param lastEventId what the listener heard last; null or of another stream: nothing of this
     * @param woken gets a permit whenever one of the figures may be another
     */
    FigureStream(
            List<Part> parts,
            @Nullable String lastEventId,
            Semaphore woken,
            Supplier<Freshness> freshness,
            ObjectMapper mapper) {
        this.parts = parts;
        this.sent = new ArrayList<>(heard(lastEventId, parts.size()));
        this.woken = woken;
        this.freshness = freshness;
        this.mapper = mapper;
    }

    private static List<String> heard(@Nullable String lastEventId, int figures) {
        List<String> heard = lastEventId == null
                ? List.of()
                : Arrays.asList(lastEventId.strip().split("\\.", -1));
        return heard.size() == figures ? heard : parts(figures);
    }

    private static List<String> parts(int figures) {
        return java.util.Collections.nCopies(figures, NOTHING);
    }

    /** Runs until the listener is gone or too slow. */
    void run(LiveLine line, BooleanSupplier goesOn) {
        boolean isHeard = line.beat(id());
        while (isHeard && goesOn.getAsBoolean()) {
            isHeard = tellFigures(line) && tellFreshness(line);
            if (isHeard) {
                isHeard = follow(line, goesOn);
            }
        }
    }

    /** Tells each figure as it changes, until the next beat is due. */
    private boolean follow(LiveLine line, BooleanSupplier goesOn) {
        long until = System.nanoTime() + BEAT.toNanos();
        for (long left = BEAT.toNanos(); left > 0 && goesOn.getAsBoolean(); left = until - System.nanoTime()) {
            if (isWoken(left) && !tellFigures(line)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWoken(long nanos) {
        try {
            boolean isWoken = woken.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            woken.drainPermits();
            return isWoken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean tellFigures(LiveLine line) {
        for (int i = 0; i < parts.size(); i++) {
            Figure newest = parts.get(i).newest().get();
            if (newest != null && !newest.content().equals(sent.get(i))) {
                sent.set(i, newest.content());
                if (!line.send("figure", id(), json(parts.get(i).follow(), newest))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean tellFreshness(LiveLine line) {
        try {
            return line.send("freshness", id(), json(freshness.get()));
        } catch (DatabaseFault away) {
            return line.beat(id());
        }
    }

    private String id() {
        return String.join(".", sent);
    }

    /** The figure as it was answered, beside the name that it is followed by. */
    private String json(Follow follow, Figure figure) {
        return "{\"follow\":" + json(follow.text()) + ",\"figure\":" + figure.json() + "}";
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text and four numbers can be written", e);
        }
    }
}
