package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Json;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Params;
import io.leadstream.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads lines with the strictness of the API. Times may be dates, which mean their start in UTC. */
@ApplicationScoped
class PastDealReader {

    /** As event logs have them; the event that tells of it is well below what a topic takes then. */
    static final int LONGEST_HISTORY = 2_000;

    private static final String SEGMENT = "[A-Za-z][A-Za-z0-9_.-]{0,39}";
    private static final String SEGMENT_RULE = "must be 1 to 40 letters, digits, '_', '-' or '.', the first a letter";

    record LineBody(
            @NotBlank @Size(max = 200) String externalId,
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable @Size(min = 1, max = 60) String pipeline,
            @Nullable @Size(min = 1, max = 200) String company,
            @Nullable @Size(min = 1, max = 100) String owner,
            @Nullable @Size(min = 1, max = 60) String source,

            @Nullable @Size(max = 20)
            Map<@Pattern(regexp = SEGMENT, message = SEGMENT_RULE) String, @NotBlank @Size(max = 200) String> segments,

            @Nullable Money amount,
            @Nullable String observedFrom,
            @NotEmpty @Size(max = LONGEST_HISTORY) List<@NotNull @Valid EntryBody> history,
            @Nullable @Valid CloseBody closed) {}

    record EntryBody(
            @NotBlank @Size(max = 60) String stage,
            @NotBlank String at,
            @Nullable String knownAt) {}

    record CloseBody(
            PastDeal.@NotNull Outcome outcome,
            @NotBlank String at,
            @Nullable LossReason reason,
            @Nullable Money amount,
            @Nullable String knownAt) {}

    private final Json json;
    private final Clock clock;

    PastDealReader(Json json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads one line.
     *
     * @param observedFrom holds where the line says nothing
     * @throws LineRefused naming each field and reason
     */
    PastDeal read(byte[] line, @Nullable Instant observedFrom) {
        try {
            return deal(json.read(line, LineBody.class), observedFrom);
        } catch (BadInput e) {
            throw new LineRefused("bad-input", sentence(e));
        } catch (UncheckedIOException e) {
            throw new LineRefused("bad-input", "is not valid JSON in UTF-8");
        }
    }

    /**
     * Takes a line that was put together from another form, by the same rules.
     *
     * @throws LineRefused naming each field and reason
     */
    PastDeal read(LineBody body, @Nullable Instant observedFrom) {
        try {
            return deal(json.valid(body), observedFrom);
        } catch (BadInput e) {
            throw new LineRefused("bad-input", sentence(e));
        }
    }

    private PastDeal deal(LineBody body, @Nullable Instant observedFrom) {
        Instant seen = body.observedFrom == null ? observedFrom : time("observedFrom", body.observedFrom);
        return new PastDeal(
                body.externalId,
                body.name,
                body.pipeline,
                body.company,
                body.owner,
                body.source,
                body.segments == null ? Map.of() : body.segments,
                body.amount,
                seen,
                entries(body.history),
                body.closed == null ? null : close(body.closed));
    }

    private List<PastDeal.Entry> entries(List<EntryBody> history) {
        List<PastDeal.Entry> entries = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            EntryBody entry = history.get(i);
            String field = "history[" + i + "]";
            Instant at = time(field + ".at", entry.at);
            entries.add(new PastDeal.Entry(entry.stage, at, known(field + ".knownAt", entry.knownAt, at)));
        }
        return entries;
    }

    private PastDeal.Close close(CloseBody body) {
        if (body.outcome == PastDeal.Outcome.WON && body.reason != null) {
            throw BadInput.of("closed.reason", "must be left out: it says why a deal was lost");
        }
        Instant at = time("closed.at", body.at);
        return new PastDeal.Close(
                body.outcome, at, body.reason, body.amount, known("closed.knownAt", body.knownAt, at));
    }

    private Instant known(String field, @Nullable String text, Instant at) {
        Instant known = text == null ? at : time(field, text);
        if (known.isBefore(at)) {
            throw BadInput.of(field, "must not be before it happened");
        }
        return known;
    }

    private Instant time(String field, String text) {
        Instant time = Params.instant(field, text);
        if (time == null) {
            throw BadInput.of(field, "must not be null");
        }
        return Moments.notInFuture(time, field, clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static String sentence(BadInput refusal) {
        return refusal.violations().stream().map(PastDealReader::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + " " + violation.message();
    }
}
