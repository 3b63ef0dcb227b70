package io.leadstream.pipeline.history;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.history.RowReader.NotedChange;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.file.RawRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of an import as deals, whether they are lines of JSON or rows of a file. */
@ApplicationScoped
class DealLines {

    private final PastDealReader reader;
    private final FilePlanJson plans;
    private final NotedChanges changes;
    private final Pipelines pipelines;

    DealLines(PastDealReader reader, FilePlanJson plans, NotedChanges changes, Pipelines pipelines) {
        this.reader = reader;
        this.plans = plans;
        this.changes = changes;
        this.pipelines = pipelines;
    }

    /** What a record tells, or why it cannot be taken. */
    record Read(
            long line, @Nullable PastDeal deal, @Nullable LineRefused refusal) {}

    List<Read> read(ImportJob job, List<RawRecord> records) {
        FilePlan plan = plans.of(job);
        return plan == null
                ? records.stream().map(each -> line(job, each)).toList()
                : new Rows(job, plan).read(records);
    }

    /** How rows are read by a plan, with each pipeline looked up once. */
    RowReader rows(FilePlan plan) {
        Map<String, Optional<Pipeline>> seen = new HashMap<>();
        return new RowReader(
                plan,
                key -> seen.computeIfAbsent(
                        key == null ? "" : key, _ -> key == null ? pipelines.theDefault() : pipelines.current(key)));
    }

    /**
     * Lets choices pass that can be met.
     *
     * @throws io.leadstream.rest.BadInput for a pipeline, stage, reason or zone that there is not
     */
    void require(Choices choices) {
        choices.zoneId();
        new LossWords(choices.lossReasons());
        List<Pipeline> chosen = new ArrayList<>();
        if (choices.pipeline() != null) {
            chosen.add(known("pipeline", choices.pipeline()));
        }
        choices.pipelines().values().forEach(key -> chosen.add(known("pipelines", key)));
        pipelines.theDefault().ifPresent(chosen::add);
        StageWords.require(choices.stages(), chosen);
    }

    private Pipeline known(String field, String key) {
        return pipelines
                .current(key)
                .orElseThrow(() -> BadInput.of(field, "must be the key of a pipeline; there is no " + key));
    }

    private Read line(ImportJob job, RawRecord record) {
        try {
            if (record.fault() != RawRecord.Fault.NONE) {
                throw new LineRefused(record.fault().type(), record.fault().detail());
            }
            return new Read(record.line(), reader.read(record.text(), job.observedFrom()), null);
        } catch (LineRefused e) {
            return new Read(record.line(), null, e);
        }
    }

    private final class Rows {
        private final ImportJob job;
        private final FilePlan plan;
        private final RowReader rows;

        Rows(ImportJob job, FilePlan plan) {
            this.job = job;
            this.plan = plan;
            this.rows = rows(plan);
        }

        List<Read> read(List<RawRecord> records) {
            List<Read> read = new ArrayList<>();
            for (int from = 0; from < records.size(); from += NotedChanges.DEALS_AT_ONCE) {
                some(records.subList(from, Math.min(records.size(), from + NotedChanges.DEALS_AT_ONCE)), read);
            }
            return read;
        }

        private void some(List<RawRecord> records, List<Read> read) {
            Map<Long, Map<String, String>> cells = new HashMap<>();
            Map<Long, LineRefused> refused = new HashMap<>();
            for (RawRecord record : records) {
                try {
                    cells.put(record.line(), plan.cells(rows.columns(), record));
                } catch (LineRefused e) {
                    refused.put(record.line(), e);
                }
            }
            String id = DealField.EXTERNAL_ID.path();
            Map<String, List<NotedChange>> noted = changes.of(
                    job,
                    cells.values().stream()
                            .flatMap(row -> Optional.ofNullable(row.get(id)).stream())
                            .distinct()
                            .toList());
            for (RawRecord record : records) {
                Map<String, String> row = cells.get(record.line());
                read.add(
                        row == null
                                ? new Read(record.line(), null, refused.get(record.line()))
                                : row(record.line(), row, noted.getOrDefault(row.getOrDefault(id, ""), List.of())));
            }
        }

        private Read row(long line, Map<String, String> row, List<NotedChange> changesOfIt) {
            try {
                if (changesOfIt.size() > PastDealReader.LONGEST_HISTORY) {
                    throw new LineRefused(
                            "bad-input", "history may have at most " + PastDealReader.LONGEST_HISTORY + " changes");
                }
                return new Read(line, reader.read(rows.deal(row, changesOfIt), job.observedFrom()), null);
            } catch (LineRefused e) {
                return new Read(line, null, e);
            }
        }
    }
}
