package io.leadstream.forecast.stream;

import io.leadstream.forecast.stream.Answer.Figure;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question, the newest answer, and who follows it. */
final class Followed {

    /** Asked at most so often; and never for more than half of the time, however long it takes. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(400);

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(2);

    /** Somebody who follows: what may be asked on its behalf, and how it is told. */
    record Follower(String token, Runnable wake) {}

    private final Set<Follower> followers = new LinkedHashSet<>();
    private @Nullable Figure newest;
    private @Nullable Moment asked;
    private boolean isBeingAsked;
    private long notBefore;

    synchronized void add(Follower follower) {
        followers.add(follower);
    }

    /** Returns whether nobody is left. */
    synchronized boolean remove(Follower follower) {
        followers.remove(follower);
        return followers.isEmpty();
    }

    synchronized @Nullable Figure newest() {
        return newest;
    }

    /** When it was last asked, by the clock of the machine: who waits longest comes first. */
    synchronized long waitingSince() {
        return notBefore;
    }

    /** Takes the turn to ask, if it is time to; by whoever has followed longest. */
    synchronized @Nullable Follower turn(Moment now, long nanos) {
        Figure known = newest;
        boolean moved = asked == null || now.mayDiffer(asked, known == null || known.tag() == null);
        if (isBeingAsked || followers.isEmpty() || !moved || nanos < notBefore) {
            return null;
        }
        isBeingAsked = true;
        return followers.iterator().next();
    }

    /** What was answered, asked at a moment, from one time to another by the clock of the machine. */
    void answered(Answer answer, Moment at, long from, long to) {
        List<Follower> toWake = keep(answer, at, to - from, to);
        toWake.forEach(follower -> follower.wake().run());
    }

    private synchronized List<Follower> keep(Answer answer, Moment at, long took, long nanos) {
        isBeingAsked = false;
        notBefore = nanos + Math.max(took, SHORTEST_PAUSE.toNanos());
        switch (answer) {
            case Answer.Refused _ -> notBefore = nanos + PAUSE_AFTER_REFUSAL.toNanos();
            case Answer.Same _ -> asked = at;
            case Figure figure -> {
                asked = at;
                boolean isAnother = newest == null || !newest.content().equals(figure.content());
                newest = figure;
                return isAnother ? List.copyOf(followers) : List.of();
            }
        }
        return List.of();
    }

    void wakeAll() {
        List<Follower> all;
        synchronized (this) {
            all = List.copyOf(followers);
        }
        all.forEach(follower -> follower.wake().run());
    }
}
