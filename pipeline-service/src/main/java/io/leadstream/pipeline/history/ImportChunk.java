package io.leadstream.pipeline.history;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Topics;
import io.leadstream.pipeline.history.ImportedDeals.Known;
import io.leadstream.pipeline.history.ImportedDeals.Revision;
import io.leadstream.rest.file.RawRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Imports the lines of one chunk in the caller's transaction, as sets. */
@ApplicationScoped
class ImportChunk {

    private final DealLines lines;
    private final PastDealJson json;
    private final Pipelines pipelines;
    private final ImportedDeals imported;
    private final Outbox outbox;
    private final Clock clock;

    ImportChunk(
            DealLines lines,
            PastDealJson json,
            Pipelines pipelines,
            ImportedDeals imported,
            Outbox outbox,
            Clock clock) {
        this.lines = lines;
        this.json = json;
        this.pipelines = pipelines;
        this.imported = imported;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What came of a chunk. */
    record Outcome(ImportJob.Counts counts, List<ImportJobs.LineError> errors) {}

    /** A line that reads well. */
    private record Candidate(long line, PastDeal deal, PastDealJson.Written written) {}

    Outcome run(ImportJob job, List<RawRecord> chunk) {
        return new Run(job).run(chunk);
    }

    /** The counters and the pipelines seen of one chunk. */
    private final class Run {

        private final ImportJob job;
        private final Map<String, Pipeline> seen = new HashMap<>();
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<ImportJobs.LineError> errors = new ArrayList<>();
        private long read;
        private long unchanged;

        Run(ImportJob job) {
            this.job = job;
        }

        Outcome run(List<RawRecord> chunk) {
            read = chunk.size();
            lines.read(job, chunk).forEach(this::candidate);
            Map<String, Candidate> round = new LinkedHashMap<>();
            for (Candidate candidate : candidates) {
                // a deal that is told of twice is told of in two rounds, one after the other
                if (round.containsKey(candidate.deal.externalId())) {
                    keep(round);
                    round.clear();
                }
                round.put(candidate.deal.externalId(), candidate);
            }
            keep(round);
            errors.sort((a, b) -> Long.compare(a.line(), b.line()));
            return new Outcome(new ImportJob.Counts(read, read - errors.size(), unchanged, errors.size()), errors);
        }

        private void candidate(DealLines.Read told) {
            if (told.deal() != null) {
                candidates.add(new Candidate(told.line(), told.deal(), json.write(told.deal())));
            } else if (told.refusal() != null) {
                refuse(told.line(), told.refusal());
            }
        }

        private void keep(Map<String, Candidate> round) {
            Map<String, Known> known = new HashMap<>(imported.lock(round.keySet()));
            List<Revision> fresh = round.values().stream()
                    .filter(c -> !known.containsKey(c.deal.externalId()))
                    .flatMap(c -> revision(c, UuidCreator.getTimeOrderedEpoch(), 1))
                    .toList();
            Set<String> claimed = fresh.isEmpty() ? Set.of() : imported.claim(fresh);
            List<Revision> added =
                    fresh.stream().filter(r -> claimed.contains(r.externalId())).toList();
            if (added.size() < fresh.size()) {
                // another import was faster with some
                known.putAll(imported.lock(fresh.stream()
                        .map(Revision::externalId)
                        .filter(id -> !claimed.contains(id))
                        .toList()));
            }
            List<Revision> corrected = round.values().stream()
                    .flatMap(c ->
                            Stream.ofNullable(known.get(c.deal.externalId())).flatMap(k -> correction(c, k)))
                    .toList();
            imported.add(added);
            publish(added); // the first of their events
            imported.correct(corrected);
            imported.told(publish(corrected));
        }

        /** The next revision of a deal that is here, or nothing where it says nothing else or may not. */
        private Stream<Revision> correction(Candidate candidate, Known known) {
            if (Arrays.equals(known.hash(), candidate.written.hash())) {
                unchanged++;
                return Stream.empty();
            }
            if (job.mode() == ImportJob.Mode.NEW) {
                refuse(
                        candidate.line,
                        new LineRefused(
                                "external-id-taken", "externalId is here with other content: use mode=correct"));
                return Stream.empty();
            }
            if (known.touched()) {
                refuse(
                        candidate.line,
                        new LineRefused("deal-changed-since", "the deal has been changed here since it was imported"));
                return Stream.empty();
            }
            return revision(candidate, known.dealId(), known.revision() + 1);
        }

        private Stream<Revision> revision(Candidate candidate, UUID dealId, int number) {
            try {
                Placement placement = Placement.of(candidate.deal, pipeline(candidate.deal.pipeline()));
                return Stream.of(new Revision(dealId, number, job.id(), placement, candidate.written));
            } catch (LineRefused e) {
                refuse(candidate.line, e);
                return Stream.empty();
            }
        }

        private Pipeline pipeline(@Nullable String key) {
            return seen.computeIfAbsent(
                    key == null ? "" : key, _ -> (key == null ? pipelines.theDefault() : pipelines.current(key))
                            .orElseThrow(() ->
                                    new LineRefused("unknown-pipeline", "pipeline must be the key of a pipeline")));
        }

        private List<EventRef> publish(List<Revision> revisions) {
            if (revisions.isEmpty()) {
                return List.of();
            }
            Instant now = clock.instant();
            return outbox.addAll(revisions.stream()
                    .map(r -> new Outbox.Draft(
                            Topics.DEAL_EVENTS,
                            r.dealId().toString(),
                            ImportEvent.imported(r.dealId(), r.importId(), r.placement()),
                            now,
                            now))
                    .toList());
        }

        private void refuse(long line, LineRefused refusal) {
            errors.add(new ImportJobs.LineError(line, refusal.type(), refusal.detail()));
        }
    }
}
