package io.leadstream.forecast.call;

import io.leadstream.forecast.call.Call.Kind;
import io.leadstream.forecast.call.Call.Withdrawal;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Keeps what somebody says, and that it is withdrawn, and tells of it: both in one transaction. */
@ApplicationScoped
class EnterCalls {

    private final Calls calls;
    private final Speaker speaker;
    private final Outbox outbox;
    private final CommandEvent command;
    private final Clock clock;

    EnterCalls(Calls calls, Speaker speaker, Outbox outbox, CommandEvent command, Clock clock) {
        this.calls = calls;
        this.speaker = speaker;
        this.outbox = outbox;
        this.command = command;
        this.clock = clock;
    }

    /** @param person whose word it is */
    @Transactional
    Call add(Kind kind, String person, Said said) {
        Call call = calls.add(
                kind,
                person,
                said.periodAsked(),
                said.scopeAsked(),
                said.pipeline(),
                said.money(),
                said.note(),
                said.saidAt(clock),
                speaker.name());
        outbox.add(PublishedCall.TOPIC, call.id().toString(), PublishedCall.said(call), call.at(), call.knownAt());
        return call;
    }

    /** Withdraws one; again changes nothing, and is told once. */
    @Transactional
    Call withdraw(Call call, @Nullable String note) {
        boolean isFirst = call.withdrawn() == null && calls.withdraw(call, note, speaker.name());
        Call withdrawn = calls.find(call.kind(), call.id()).orElseThrow();
        Withdrawal withdrawal = withdrawn.withdrawn();
        if (!isFirst || withdrawal == null) {
            outbox.last(call.id().toString()).ifPresent(command::was);
            return withdrawn;
        }
        outbox.add(
                PublishedCall.TOPIC,
                call.id().toString(),
                PublishedCall.withdrawn(withdrawn, withdrawal),
                withdrawal.at(),
                withdrawal.at());
        return withdrawn;
    }
}
