package io.leadstream.pipeline.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A published version as it is shown. A pipeline that fails the standards is marked with where and why. */
record PipelineView(
        String key,
        int version,
        String name,
        @JsonProperty("default") boolean byDefault,
        boolean meetsStandards,
        List<Stage> stages,
        Map<String, String> successors,
        List<FindingView> warnings,
        Instant publishedAt,
        Map<String, String> links) {

    /** @param standard required, factual, inspectable or buyer-centric; null where it is advice beyond the four */
    record FindingView(
            String field,
            @Nullable String standard,
            String rule,
            String message,
            @Nullable String suggestion) {

        static List<FindingView> of(List<Finding> findings) {
            return findings.stream()
                    .map(f -> new FindingView(
                            f.field(),
                            f.standard() == null ? null : f.standard().toString(),
                            f.rule(),
                            f.message(),
                            f.suggestion()))
                    .toList();
        }
    }

    /**
     * What the dry run says.
     *
     * @param findings what publishing would be refused for
     * @param warnings what it would not be refused for
     */
    record Check(boolean meetsStandards, List<FindingView> findings, List<FindingView> warnings) {

        static Check of(List<Finding> findings, List<Finding> warnings) {
            return new Check(findings.isEmpty(), FindingView.of(findings), FindingView.of(warnings));
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
                pipeline.successors(),
                FindingView.of(
                        Stream.concat(published.warnings().stream(), StageCount.warnings(pipeline.stages()).stream())
                                .toList()),
                published.publishedAt(),
                links(pipeline));
    }

    private static Map<String, String> links(Pipeline pipeline) {
        String self = "/api/pipelines/" + pipeline.key();
        return new TreeMap<>(Map.of(
                "self", self + "?version=" + pipeline.version(),
                "versions", self + "/versions",
                "audit", self + "/audit",
                "migrations", self + "/migrations"));
    }
}
