package io.leadstream.pipeline.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is shown. read = accepted + rejected; unchanged ones are among the accepted.
 *
 * @param layout whose export it is; of lines of JSON none
 * @param progress 0 to 1, by lines
 * @param history what the file with the history told, if there is one
 * @param errors the first thousand, by line; {@code links.errors} lists them all
 * @param errorsOmitted how many more there are
 * @param undone what became of its deals, once it is undone; those kept are listed up to a thousand, and all in {@code links.kept}
 */
record ImportView(
        UUID id,
        ImportJob.State state,
        String mode,
        @Nullable Layout layout,
        @Nullable Instant observedFrom,
        long lines,
        double progress,
        long read,
        long accepted,
        long unchanged,
        long rejected,
        @Nullable List<ImportJobs.LineError> errors,
        @Nullable Long errorsOmitted,
        @Nullable String failure,
        ImportJob.@Nullable History history,
        @Nullable Undone undone,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Map<String, String> links) {

    /** Errors and kept deals shown on the import itself; all of them are in lists of their own. */
    static final int MOST_SHOWN = 1_000;

    record Undone(long withdrawn, long restored, long kept, List<ImportJobs.Kept> keptDeals) {}

    /** In a list: without errors and kept deals. */
    static ImportView brief(ImportJob job, @Nullable FilePlan plan) {
        return of(job, plan, null, null);
    }

    static ImportView of(
            ImportJob job,
            @Nullable FilePlan plan,
            @Nullable List<ImportJobs.LineError> errors,
            @Nullable List<ImportJobs.Kept> kept) {
        ImportJob.Counts counts = job.counts();
        boolean isUndone = job.state() == ImportJob.State.UNDOING || job.state() == ImportJob.State.UNDONE;
        return new ImportView(
                job.id(),
                job.state(),
                job.mode().name().toLowerCase(Locale.ROOT),
                plan == null ? null : plan.layout(),
                job.observedFrom(),
                job.lines(),
                progress(job),
                counts.read(),
                counts.accepted(),
                counts.unchanged(),
                counts.rejected(),
                errors,
                errors == null ? null : counts.rejected() - errors.size(),
                job.failure(),
                job.historyUpload() == null ? null : job.history(),
                kept == null || !isUndone ? null : undone(job, kept),
                job.createdBy(),
                job.createdAt(),
                job.finishedAt(),
                links("/api/deals/imports/" + job.id(), plan != null));
    }

    private static Map<String, String> links(String self, boolean isFile) {
        Map<String, String> links =
                new TreeMap<>(Map.of("self", self, "errors", self + "/errors", "kept", self + "/kept"));
        if (isFile) {
            links.put("preview", self + "/preview");
        }
        return links;
    }

    private static Undone undone(ImportJob job, List<ImportJobs.Kept> kept) {
        return new Undone(
                job.undone().withdrawn(), job.undone().restored(), job.undone().kept(), kept);
    }

    private static double progress(ImportJob job) {
        return switch (job.state()) {
            case RECEIVING, REVIEW, QUEUED -> 0;
            case RUNNING, FAILED -> Math.floor(1000.0 * job.counts().read() / Math.max(1, job.lines())) / 1000;
            case UNDOING, DONE, UNDONE -> 1;
        };
    }
}
