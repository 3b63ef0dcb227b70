package io.leadstream.pipeline.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A published version as it is shown. A pipeline that fails the standards is marked with where and why. */
record PipelineView(
        String key,
        int version,
        String name,
        @JsonProperty("default") boolean byDefault,
        boolean meetsStandards,
        List<Stage> stages,
        List<FindingView> warnings,
        Instant publishedAt) {

    /** @param standard required, factual, inspectable or buyer-centric */
    record FindingView(
            String field,
            String standard,
            String rule,
            String message,
            @Nullable String suggestion) {

        static List<FindingView> of(List<Finding> findings) {
            return findings.stream()
                    .map(f -> new FindingView(
                            f.field(),
                            f.standard().toString().toLowerCase(Locale.ROOT),
                            f.rule(),
                            f.message(),
                            f.suggestion()))
                    .toList();
        }
    }

    /** What the dry run says. */
    record Check(boolean meetsStandards, List<FindingView> findings) {

        static Check of(List<Finding> findings) {
            return new Check(findings.isEmpty(), FindingView.of(findings));
        }
    }

    static PipelineView of(PublishedPipeline published) {
        Pipeline pipeline = published.pipeline();
        return new PipelineView(
                pipeline.key(),
                pipeline.version(),
                pipeline.name(),
                published.isDefault(),
                published.warnings().isEmpty(),
                pipeline.stages(),
                FindingView.of(published.warnings()),
                published.publishedAt());
    }
}
