package io.leadstream.pipeline.history;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.RawRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Looks at a file that waits for review as its run would read it. */
@ApplicationScoped
class ImportPreview {

    private static final int SHOWN = 10;

    /** 100,000 rows are looked at in about a second; words that come later only are told by their lines' errors. */
    private static final int CHUNKS = 200;

    private static final int MOST_WORDS = 200;

    private final ImportJobs jobs;
    private final NotedChanges changes;
    private final DealLines lines;

    ImportPreview(ImportJobs jobs, NotedChanges changes, DealLines lines) {
        this.jobs = jobs;
        this.changes = changes;
        this.lines = lines;
    }

    /**
     * What a word of theirs is here.
     *
     * @param means absent: nobody knows; blank: it is passed over
     * @param guessed by the word, not given
     * @param rows that have it, among those looked at
     */
    @Schema(name = "ImportedWord")
    record Word(String name, @Nullable String means, boolean guessed, long rows) {}

    /** How a row would be understood. */
    @Schema(name = "DealSample")
    record Sample(long line, @Nullable PastDeal deal, ImportJobs.@Nullable LineError problem) {}

    /**
     * A file as it would be read.
     *
     * @param lacks what keeps the run from beginning; absent: nothing
     * @param dates whether day or month comes first; absent: ISO dates alone, or nobody knows
     * @param rowsLookedAt for the words; the sample is of the first ten
     */
    @Schema(name = "DealImportPreview")
    record View(
            ImportJob.State state,
            Layout layout,
            Encoding encoding,
            String separator,
            List<Columns.Column> columns,
            @Nullable String lacks,
            ImportJob.@Nullable History history,
            List<Word> pipelines,
            List<Word> stages,
            List<Word> lossReasons,
            @Nullable DayOrder dates,
            String zone,
            @Nullable DecimalMark decimal,
            @Nullable String currency,
            long rowsLookedAt,
            List<Sample> sample) {}

    View of(ImportJob job, FilePlan plan) {
        RowReader rows = lines.rows(plan);
        var look = new Look(job, plan, rows);
        boolean isWaiting = job.state() == ImportJob.State.REVIEW;
        for (int n = 0; isWaiting && n < CHUNKS && look.at(n); n++) {
            // chunk by chunk: no more of them than one is in memory
        }
        return new View(
                job.state(),
                plan.layout(),
                plan.encoding(),
                plan.separator(),
                rows.columns().columns(),
                plan.lacks(),
                job.historyUpload() == null ? null : job.history(),
                look.pipelineWords(),
                look.stageWords(),
                look.lossWords(),
                plan.dates().order(),
                plan.dates().zone().getId(),
                plan.amounts().decimal(),
                plan.amounts().currency(),
                look.rowCount,
                isWaiting ? sample(job) : List.of());
    }

    private List<Sample> sample(ImportJob job) {
        List<RawRecord> first = jobs.chunk(job.id(), 0).orElse(List.of());
        return lines.read(job, first.subList(0, Math.min(SHOWN, first.size()))).stream()
                .map(ImportPreview::sample)
                .toList();
    }

    private static Sample sample(DealLines.Read read) {
        LineRefused refusal = read.refusal();
        return new Sample(
                read.line(),
                read.deal(),
                refusal == null ? null : new ImportJobs.LineError(read.line(), refusal.type(), refusal.detail()));
    }

    /** Which words the rows have, and how often. */
    private final class Look {
        private final ImportJob job;
        private final FilePlan plan;
        private final RowReader rows;
        private final Map<String, Long> pipelines = new HashMap<>();
        private final Map<String, Long> reasons = new HashMap<>();

        /** By pipeline, as the file calls it; blank where it calls it nothing. */
        private final Map<String, Map<String, Long>> stages = new HashMap<>();

        private long rowCount;

        Look(ImportJob job, FilePlan plan, RowReader rows) {
            this.job = job;
            this.plan = plan;
            this.rows = rows;
        }

        boolean at(int n) {
            Optional<List<RawRecord>> chunk = jobs.chunk(job.id(), n);
            chunk.ifPresent(records -> records.forEach(this::row));
            return chunk.isPresent();
        }

        private void row(RawRecord record) {
            rowCount++;
            try {
                Map<String, String> cells = plan.cells(rows.columns(), record);
                String pipeline = cells.getOrDefault(DealField.PIPELINE.path(), "");
                count(pipelines, pipeline);
                count(stages.computeIfAbsent(pipeline, _ -> new HashMap<>()), cells.get(DealField.STAGE.path()));
                count(reasons, cells.get(DealField.LOSS_REASON.path()));
            } catch (LineRefused e) {
                // its line says so when the import runs
            }
        }

        private static void count(Map<String, Long> words, @Nullable String word) {
            if (word != null && (words.size() < MOST_WORDS || words.containsKey(word))) {
                words.merge(word, 1L, Long::sum);
            }
        }

        List<Word> pipelineWords() {
            return words(
                    pipelines,
                    name -> rows.pipeline(name.isEmpty() ? null : name)
                            .map(Pipeline::key)
                            .orElse(null),
                    rows::isGivenPipeline);
        }

        List<Word> lossWords() {
            return words(reasons, words -> rows.lossWords().meant(words).name(), rows.lossWords()::isGiven);
        }

        List<Word> stageWords() {
            List<Word> all = new ArrayList<>();
            stages.forEach((name, words) -> rows.pipeline(name.isEmpty() ? null : name)
                    .ifPresent(pipeline -> all.addAll(stageWords(pipeline, words))));
            Map<String, Long> noted = new HashMap<>(changes.stages(job, MOST_WORDS));
            all.forEach(word -> noted.remove(word.name));
            rows.pipeline(null).ifPresent(pipeline -> all.addAll(stageWords(pipeline, noted)));
            return all;
        }

        private List<Word> stageWords(Pipeline pipeline, Map<String, Long> counts) {
            StageWords words = rows.words(pipeline);
            return words(counts, name -> StageWords.written(words.meant(name)), words::isGiven);
        }

        private static List<Word> words(Map<String, Long> counts, Meaning meaning, Given given) {
            return counts.entrySet().stream()
                    .map(each -> {
                        String means = meaning.of(each.getKey());
                        return new Word(
                                each.getKey(), means, means != null && !given.is(each.getKey()), each.getValue());
                    })
                    .sorted(Comparator.comparingLong(Word::rows).reversed().thenComparing(Word::name))
                    .toList();
        }
    }

    private interface Meaning {
        @Nullable
        String of(String word);
    }

    private interface Given {
        boolean is(String word);
    }
}
