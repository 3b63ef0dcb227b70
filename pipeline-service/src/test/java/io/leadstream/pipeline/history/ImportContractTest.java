package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.Contract;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Mappers;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportContractTest {

    private static final UUID DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    private static final UUID IMPORT = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1ab0a7");
    private static final Pipeline PIPELINE =
            new Pipeline("renewals", 2, "Renewals", List.of(sale("VALUE_CONFIRMED", 1), sale("TERMS_AGREED", 2)));

    @Test
    void anImportedDealIsToldAsTheContractShows() throws IOException {
        var deal = new PastDeal(
                "crm-4711",
                "unpublished",
                "renewals",
                "unpublished",
                "rep-7",
                "PARTNER",
                Map.of("product", "GTX"),
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(
                        entry("VALUE_CONFIRMED", "2026-02-01T09:00:00Z", "2026-02-01T09:00:00Z"),
                        entry("TERMS_AGREED", "2026-02-20T15:30:00.250Z", "2026-02-21T08:00:00Z")),
                new PastDeal.Close(
                        PastDeal.Outcome.LOST,
                        Instant.parse("2026-03-02T10:00:00Z"),
                        LossReason.NO_DECISION,
                        new Money(new BigDecimal("1200"), "EUR"),
                        Instant.parse("2026-03-02T10:00:00Z")));

        Contract.assertKept(Mappers.withMoney(), ImportEvent.imported(DEAL, IMPORT, Placement.of(deal, PIPELINE)));
    }

    @Test
    void theLongestHistoryIsAnEventThatEveryTopicTakes() throws IOException {
        var stage = sale("S".repeat(60), 1);
        String text = "\u0001".repeat(200);
        Map<String, String> segments =
                IntStream.range(0, 20).boxed().collect(Collectors.toMap(i -> "s".repeat(38) + (10 + i), i -> text));
        var entry = entry(stage.key(), "2026-02-01T09:00:00.123456Z", "2026-02-01T09:00:00.123456Z");
        var deal = new PastDeal(
                text,
                text,
                "k",
                text,
                text,
                text,
                segments,
                null,
                Instant.EPOCH,
                Collections.nCopies(PastDealReader.LONGEST_HISTORY, entry),
                null);

        var event = ImportEvent.imported(DEAL, IMPORT, Placement.of(deal, new Pipeline("k", 1, "k", List.of(stage))));

        int bytes = Mappers.withMoney().writeValueAsBytes(event).length;
        assertTrue(bytes < 700_000, () -> bytes + " bytes: a topic takes 1 MiB, headers and key included");
    }

    @Test
    void aWithdrawnDealIsToldAsTheContractShows() throws IOException {
        Contract.assertKept(Mappers.withMoney(), new ImportEvent.Withdrawn(DEAL, IMPORT));
    }

    private static PastDeal.Entry entry(String stage, String at, String knownAt) {
        return new PastDeal.Entry(stage, Instant.parse(at), Instant.parse(knownAt));
    }

    private static Stage sale(String key, int rank) {
        return new Stage(key, key, Phase.SALE, rank, null, null, List.of());
    }
}
