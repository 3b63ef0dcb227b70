package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.methodology.Answers.Answer;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts on file what was answered to a question of a playbook. The deal's own version stays. */
@ApplicationScoped
class AnswerQuestion {

    private final DealDesk desk;
    private final Answers answers;
    private final Outbox outbox;
    private final CommandEvent commandEvent;

    AnswerQuestion(DealDesk desk, Answers answers, Outbox outbox, CommandEvent commandEvent) {
        this.desk = desk;
        this.answers = answers;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
    }

    /** A question of a methodology, on a deal. */
    record Question(UUID deal, String methodology, String element) {}

    /**
     * Answers it, or takes the answer back.
     *
     * @param text null takes the answer back
     * @param at null means now
     */
    @Transactional
    Answer put(Question question, @Nullable String ifMatch, @Nullable String text, @Nullable Instant at, By by) {
        DealDesk.Present deal = desk.lock(question.deal());
        List<Answer> before = answers.history(question.deal(), question.methodology(), question.element());
        Optional<Answer> present = before.stream().findFirst();
        requireSeen(ifMatch, present);
        if (present.isPresent() ? saysTheSame(present.get(), text) : text == null) {
            outbox.last(question.deal().toString()).ifPresent(commandEvent::was);
            return present.orElseThrow(() -> Problem.notFound("an answer"));
        }
        if (before.size() >= Answers.MOST) {
            throw Problem.of(
                            409,
                            "limit-reached",
                            "Limit reached",
                            "an answer may be changed " + Answers.MOST + " times")
                    .build();
        }
        Answer next = next(question, deal, present, text, time(at, present, by), by);
        answers.add(question.deal(), next);
        tell(deal, next, by);
        return next;
    }

    private static void requireSeen(@Nullable String ifMatch, Optional<Answer> present) {
        if (present.isPresent()) {
            EntityTags.require(ifMatch, present.get().version());
        } else {
            EntityTags.check(ifMatch, 0);
        }
    }

    private static boolean saysTheSame(Answer present, @Nullable String text) {
        return present.answered() == (text != null) && Objects.equals(present.answer(), text);
    }

    /** An answer follows the one before it. */
    private static Instant time(@Nullable Instant at, Optional<Answer> before, By by) {
        Instant last = before.map(Answer::answeredAt).orElse(Instant.EPOCH);
        if (at == null) {
            return by.knownAt().isBefore(last) ? last : by.knownAt();
        }
        if (at.isBefore(last)) {
            throw BadInput.of("occurredAt", "must not be before the answer that it replaces, at " + last);
        }
        return at;
    }

    private static Answer next(
            Question question,
            DealDesk.Present deal,
            Optional<Answer> before,
            @Nullable String text,
            Instant at,
            By by) {
        return new Answer(
                question.methodology(),
                question.element(),
                before.map(Answer::version).orElse(0) + 1,
                text != null,
                text,
                deal.stage().key(),
                at,
                by.knownAt(),
                by.actor());
    }

    private EventRef tell(DealDesk.Present deal, Answer answer, By by) {
        var event = new PublishedMethodology.Answered(
                deal.id(),
                answer.methodology(),
                answer.question(),
                answer.version(),
                answer.answered(),
                answer.stage(),
                by.actor());
        return desk.tell(deal.id(), event, answer.answeredAt(), by);
    }
}
