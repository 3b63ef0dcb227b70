package io.leadstream.pipeline.definition;

import io.leadstream.pipeline.Contract;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineContractTest {

    @Test
    void aPublishedPipelineIsToldAsTheContractShows() throws IOException {
        var pipeline = new Pipeline(
                "renewals",
                2,
                "Renewals",
                List.of(
                        stage("USE_REVIEWED", "Use reviewed", Phase.PREPARATION, 1),
                        stage("VALUE_CONFIRMED", "Value confirmed", Phase.SALE, 1),
                        stage("TERMS_AGREED", "Terms agreed", Phase.SALE, 2),
                        stage("LIVE", "Live", Phase.POST_SALE, 1)),
                Map.of("PRICE_DISCUSSED", "TERMS_AGREED"));

        Contract.assertKept(Contract.mapper(), PipelinePublished.of(pipeline, false));
    }

    private static Stage stage(String key, String name, Phase phase, int rank) {
        return new Stage(key, name, phase, rank, "unpublished", "unpublished", List.of());
    }
}
