package io.leadstream.lead.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.capture.Attempt;
import io.leadstream.lead.capture.CaptureLead;
import io.leadstream.lead.capture.Captured;
import io.leadstream.lead.capture.Door;
import io.leadstream.lead.capture.NewLead;
import io.leadstream.lead.capture.Offer;
import io.leadstream.lead.card.Source;
import io.leadstream.lead.source.CaptureSource;
import io.leadstream.lead.source.CaptureSources;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Json;
import io.leadstream.rest.file.RawRecord;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports the records of one chunk in the caller's transaction, as sets. */
@ApplicationScoped
class ImportChunk {

    private final Json json;
    private final ObjectMapper mapper;
    private final CaptureSources sources;
    private final CaptureLead captureLead;

    ImportChunk(Json json, ObjectMapper mapper, CaptureSources sources, CaptureLead captureLead) {
        this.json = json;
        this.mapper = mapper;
        this.sources = sources;
        this.captureLead = captureLead;
    }

    /** What came of a chunk. */
    record Outcome(ImportJob.Counts counts, List<LineRefused> errors) {}

    /** How a line would be understood. */
    record Sample(
            long line, @Nullable NewLead lead, @Nullable LineRefused problem) {}

    Outcome run(ImportJob job, List<RawRecord> records) {
        LeadReader reader = reader(job);
        var errors = new ArrayList<LineRefused>();
        var lines = new ArrayList<Long>();
        var offers = new ArrayList<Offer>();
        for (RawRecord each : records) {
            if (each.fault() != RawRecord.Fault.NONE) {
                errors.add(LineRefused.of(each));
                continue;
            }
            try {
                // who is erased meanwhile stays erased
                offers.add(new Offer(reader.read(each.text()), job.createdAt()));
                lines.add(each.line());
            } catch (BadInput refusal) {
                errors.add(LineRefused.of(each.line(), refusal));
            }
        }
        List<Attempt> attempts = captureLead.attempt(offers, door(job));
        for (int i = 0; i < attempts.size(); i++) {
            HttpProblem refusal = attempts.get(i).refusal();
            if (refusal != null) {
                errors.add(LineRefused.of(lines.get(i), refusal));
            }
        }
        errors.sort(Comparator.comparingLong(LineRefused::line));
        return new Outcome(counts(records.size(), attempts, errors.size()), errors);
    }

    /** The first lines of a file as they would be understood. */
    List<Sample> sample(ImportJob job, List<RawRecord> records) {
        LeadReader reader = reader(job);
        return records.stream().map(each -> sample(reader, each)).toList();
    }

    private static Sample sample(LeadReader reader, RawRecord record) {
        if (record.fault() != RawRecord.Fault.NONE) {
            return new Sample(record.line(), null, LineRefused.of(record));
        }
        try {
            reader.read(record.text());
            return new Sample(record.line(), reader.lead(record.text()), null);
        } catch (BadInput refusal) {
            return new Sample(record.line(), null, LineRefused.of(record.line(), refusal));
        }
    }

    private static ImportJob.Counts counts(long read, List<Attempt> attempts, long rejected) {
        long created = count(attempts, Captured.Outcome.CREATED);
        long touched = count(attempts, Captured.Outcome.TOUCHED);
        return new ImportJob.Counts(read, read - rejected, created, touched, rejected);
    }

    private static long count(List<Attempt> attempts, Captured.Outcome outcome) {
        return attempts.stream()
                .filter(attempt -> attempt instanceof Attempt.Taken taken
                        && taken.captured().outcome() == outcome)
                .count();
    }

    private LeadReader reader(ImportJob job) {
        Source source = sources.byKey(job.source()).map(CaptureSource::source).orElse(Source.IMPORT);
        return new LeadReader(json, job, columns(job), source);
    }

    /** Lines of a source that stands for a partner are that partner's records. */
    private Door door(ImportJob job) {
        Optional<String> partner =
                sources.byKey(job.source()).map(source -> source.settings().partner());
        return Door.importOf(job.id(), job.source(), partner.orElse(null));
    }

    @Nullable
    Columns columns(ImportJob job) {
        try {
            return job.columns() == null ? null : mapper.readValue(job.columns(), Columns.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("columns that were kept can be read", e);
        }
    }
}
