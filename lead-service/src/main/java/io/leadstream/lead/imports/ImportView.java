package io.leadstream.lead.imports;

import io.leadstream.rest.file.Encoding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is shown. read = accepted + rejected; of the accepted some created a lead, some touched one, the rest
 * had been here before.
 *
 * @param columns which column is which field; of lines of JSON none
 * @param progress 0 to 1, by lines
 * @param errors the first hundred, by line; {@code links.errors} lists them all
 * @param errorsOmitted how many more there are
 * @param undone what became of the leads that it made, once it is undone
 */
record ImportView(
        UUID id,
        ImportJob.State state,
        ImportJob.Format format,
        String source,
        @Nullable Encoding encoding,
        @Nullable String separator,
        @Nullable List<Columns.Column> columns,
        long lines,
        double progress,
        long read,
        long accepted,
        long created,
        long touched,
        long rejected,
        @Nullable List<LineRefused> errors,
        @Nullable Long errorsOmitted,
        @Nullable String failure,
        @Nullable Undone undone,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        Map<String, String> links) {

    static final int MOST_SHOWN = 100;

    @Schema(name = "ImportUndone")
    record Undone(long removed, long kept, List<ImportJobs.KeptLead> keptLeads) {}

    static ImportView of(
            ImportJob job,
            @Nullable Columns columns,
            @Nullable List<LineRefused> errors,
            @Nullable List<ImportJobs.KeptLead> kept) {
        ImportJob.Counts counts = job.counts();
        boolean isUndone = job.state() == ImportJob.State.UNDOING || job.state() == ImportJob.State.UNDONE;
        return new ImportView(
                job.id(),
                job.state(),
                job.format(),
                job.source(),
                job.encoding(),
                job.separator(),
                columns == null ? null : columns.columns(),
                job.lines(),
                progress(job),
                counts.read(),
                counts.accepted(),
                counts.created(),
                counts.touched(),
                counts.rejected(),
                errors,
                errors == null ? null : counts.rejected() - errors.size(),
                job.failure(),
                kept == null || !isUndone
                        ? null
                        : new Undone(job.undone().removed(), job.undone().kept(), kept),
                job.createdBy(),
                job.createdAt(),
                job.finishedAt(),
                links("/api/leads/imports/" + job.id()));
    }

    private static Map<String, String> links(String self) {
        return new TreeMap<>(
                Map.of("self", self, "errors", self + "/errors", "kept", self + "/kept", "preview", self + "/preview"));
    }

    private static double progress(ImportJob job) {
        return switch (job.state()) {
            case RECEIVING, REVIEW, QUEUED -> 0;
            case RUNNING, FAILED -> Math.floor(1000.0 * job.counts().read() / Math.max(1, job.lines())) / 1000;
            case UNDOING, DONE, UNDONE -> 1;
        };
    }
}
