package io.leadstream.forecast.page;

import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.reading.Offers.Offer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What figures can be asked for. */
@Schema(name = "Choices")
public record ChoicesAnswer(List<PipelineView> pipelines) {

    static final String EXAMPLE = """
            {"pipelines":[{"key":"standard","name":"Standard","version":1,
              "stages":[{"key":"NEED_CONFIRMED","name":"Need confirmed","phase":"SALE"}],
              "segments":["owner","product"]}]}""";

    /** A pipeline's latest version. */
    @Schema(name = "PipelineChoice")
    public record PipelineView(
            @Schema(examples = "standard") String key,
            String name,
            int version,

            @Schema(description = "As they come one after the other")
            List<StageView> stages,

            @Schema(description = "As segment= and where= take them")
            Set<String> segments) {}

    /** A stage. */
    @Schema(name = "StageChoice")
    public record StageView(String key, String name, Phase phase) {
        static StageView of(Stage stage) {
            return new StageView(stage.key(), stage.name(), stage.phase());
        }
    }

    static ChoicesAnswer of(List<Offer> offers) {
        return new ChoicesAnswer(offers.stream().map(ChoicesAnswer::pipeline).toList());
    }

    private static PipelineView pipeline(Offer offer) {
        var latest = offer.latest();
        return new PipelineView(
                latest.key(),
                latest.name(),
                latest.version(),
                Arrays.stream(Phase.values())
                        .flatMap(phase -> latest.of(phase).stream())
                        .map(StageView::of)
                        .toList(),
                offer.segments());
    }
}
