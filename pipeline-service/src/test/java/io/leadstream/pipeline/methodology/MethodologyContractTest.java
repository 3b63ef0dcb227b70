package io.leadstream.pipeline.methodology;

import io.leadstream.pipeline.Contract;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MethodologyContractTest {

    private static final String SEGMENT = "segment:pipeline=standard&segments.product=GTX";
    private static final Map<String, String> VALUES = Map.of("product", "GTX");

    static List<PublishedMethodology> events() {
        return List.of(
                new PublishedMethodology.Adopted(
                        SEGMENT,
                        "standard",
                        VALUES,
                        "consultative",
                        List.of("consultative", "conceptual", "customer-centric", "meddic", "sandler"),
                        "solution"),
                new PublishedMethodology.Drifted(
                        SEGMENT,
                        "standard",
                        VALUES,
                        "consultative",
                        0.65,
                        "solution",
                        0.04,
                        new TreeMap<>(Map.of("averageContractValue", 5200.0, "salesCycleDays", 35.5)),
                        40,
                        Instant.parse("2026-05-24T09:30:00Z"),
                        Instant.parse("2026-11-20T09:30:00Z")),
                new PublishedMethodology.PlaybooksChanged(
                        "renewals",
                        List.of("meddic"),
                        new TreeMap<>(Map.of("VALUE_CONFIRMED", List.of("snap", "spin")))),
                new PublishedMethodology.Answered(
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10"),
                        "spin",
                        "problem",
                        2,
                        true,
                        "VALUE_CONFIRMED",
                        "rep-7"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatHappensIsToldAsTheContractShows(PublishedMethodology event) throws IOException {
        Contract.assertKept(Contract.mapper(), event);
    }
}
