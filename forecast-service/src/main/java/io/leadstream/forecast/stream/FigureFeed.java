package io.leadstream.forecast.stream;

import io.leadstream.forecast.facts.Revisions;
import io.leadstream.forecast.stream.Followed.Follower;
import io.leadstream.messaging.Freshness;
import io.leadstream.messaging.ReadModel;
import io.leadstream.rest.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks again for what is followed whenever it may have changed. Each instance looks at the projection's revision by
 * itself, a small query, and only while somebody listens: it needs to hear no event, and no other instance.
 */
@ApplicationScoped
class FigureFeed {

    private static final Logger LOG = Logger.getLogger(FigureFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 200;
    private static final int COME_BACK_AFTER_SECONDS = 5;

    /** Readings are taken by turns, of which streams leave some to others. */
    private static final int AT_ONCE = 2;

    private final Answers answers;
    private final Revisions revisions;
    private final ReadModel readModel;
    private final Clock clock;
    private final Map<Question, Followed> followed = new LinkedHashMap<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private boolean isRunning;
    private volatile boolean stopped;
    private @Nullable Freshness freshness;
    private Instant freshnessAt = Instant.MIN;

    FigureFeed(Answers answers, Revisions revisions, ReadModel readModel, Clock clock) {
        this.answers = answers;
        this.revisions = revisions;
        this.readModel = readModel;
        this.clock = clock;
    }

    /**
     * What is asked, and as whom: of two in the same roles the answer is the same.
     *
     * @param figure where to ask it
     */
    record Question(URI figure, String roles) {}

    /**
     * Follows a question from now on.
     *
     * @param first when nobody followed it yet, it is asked at once: what refuses it is thrown
     */
    Followed join(Question question, Follower follower, Follow first) {
        Followed joined = add(question, follower);
        if (joined.newest() == null) {
            Moment now = now();
            long from = System.nanoTime();
            Answer answer = answers.ask(question.figure(), follower.token(), null);
            joined.answered(answer, now, from, System.nanoTime());
            if (answer instanceof Answer.Refused refused) {
                leave(question, follower);
                throw refusal(refused, first);
            }
        }
        return joined;
    }

    private static RuntimeException refusal(Answer.Refused refused, Follow follow) {
        return switch (refused.status()) {
            case 400, 404 -> Follow.refused(follow.text(), refused.detail());
            case 401, 403 -> Problem.forbidden(follow.text());
            default ->
                Problem.unavailable(follow.text() + " was not answered: " + refused.detail(), COME_BACK_AFTER_SECONDS);
        };
    }

    private synchronized Followed add(Question question, Follower follower) {
        Followed present = followed.get(question);
        if (present == null) {
            if (followed.size() >= MOST) {
                throw Problem.unavailable("as many figures are followed as can be asked", COME_BACK_AFTER_SECONDS);
            }
            present = new Followed();
            followed.put(question, present);
        }
        present.add(follower);
        if (!isRunning) {
            isRunning = true;
            Thread.ofVirtual().name("figure-feed").start(this::run);
        }
        return present;
    }

    synchronized void leave(Question question, Follower follower) {
        Followed left = followed.get(question);
        if (left != null && left.remove(follower)) {
            followed.remove(question);
        }
    }

    /** How fresh the projection is, as of a second ago at most. */
    synchronized Freshness freshness() {
        Freshness known = freshness;
        Instant now = clock.instant();
        if (known == null || freshnessAt.plus(FRESH).isBefore(now)) {
            known = readModel.freshness();
            freshness = known;
            freshnessAt = now;
        }
        return known;
    }

    private Moment now() {
        Instant now = clock.instant();
        return Moment.of(revisions.at(now), now);
    }

    private void run() {
        while (goesOn()) {
            try {
                Moment now = now();
                waiting().forEach((question, each) -> ask(question, each, now));
            } catch (RuntimeException fault) {
                // of whatever kind: who listens must not wait for ever without a word
                LOG.warnf("figures wait: %s", fault.getClass().getSimpleName());
            }
            pause();
        }
    }

    private synchronized boolean goesOn() {
        isRunning = !stopped && !followed.isEmpty();
        return isRunning;
    }

    /** Who was asked longest ago comes first. */
    private synchronized Map<Question, Followed> waiting() {
        var waiting = new LinkedHashMap<Question, Followed>();
        followed.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().waitingSince()))
                .forEach(entry -> waiting.put(entry.getKey(), entry.getValue()));
        return waiting;
    }

    private void ask(Question question, Followed figure, Moment now) {
        if (!turns.tryAcquire()) {
            return;
        }
        Follower asker = figure.turn(now, System.nanoTime());
        if (asker == null) {
            turns.release();
            return;
        }
        Thread.ofVirtual().name("figure-asked").start(() -> {
            try {
                Answer.Figure known = figure.newest();
                long from = System.nanoTime();
                Answer answer = answers.ask(question.figure(), asker.token(), known == null ? null : known.tag());
                figure.answered(answer, now, from, System.nanoTime());
            } finally {
                turns.release();
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        List<Followed> left;
        synchronized (this) {
            left = List.copyOf(followed.values());
        }
        left.forEach(Followed::wakeAll);
    }

    boolean isStopped() {
        return stopped;
    }
}
