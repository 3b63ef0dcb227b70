package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.Contract;
import io.leadstream.pipeline.deal.Mappers;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AfterSaleContractTest {

    private static final UUID DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    private static final UUID PROMISE = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1f0a01");

    private static final UUID REFERENCE = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1c0c01");
    private static final UUID OTHER_DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea11");

    static List<PublishedAfterSale> events() {
        return List.of(
                new PublishedAfterSale.AccountabilitySet(
                        DEAL,
                        "rep-7",
                        "cs-2",
                        List.of(new Accountability.OfStage("HANDED_OVER", "rep-7", "cs-2", "rep-7")),
                        "cs-2"),
                new PublishedAfterSale.PromiseRecorded(DEAL, PROMISE, "rep-7", LocalDate.parse("2026-02-01")),
                new PublishedAfterSale.PromiseChecked(
                        DEAL,
                        PROMISE,
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1c0a01"),
                        6,
                        CheckOutcome.KEPT,
                        PromiseStanding.KEPT,
                        "rep-7"),
                new PublishedAfterSale.ReferenceAgreed(
                        DEAL,
                        REFERENCE,
                        LocalDate.parse("2026-02-01"),
                        List.of(ReferenceFormat.CALL, ReferenceFormat.QUOTE),
                        "rep-7"),
                new PublishedAfterSale.ReferenceWithdrawn(DEAL, REFERENCE, "rep-7"),
                new PublishedAfterSale.ReferenceUsed(
                        OTHER_DEAL,
                        REFERENCE,
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1c0d01"),
                        DEAL,
                        ReferenceFormat.CALL,
                        "rep-7"),
                new PublishedAfterSale.DealStuck(
                        DEAL, "standard", 1, "HANDED_OVER", Instant.parse("2026-02-01T09:00:00Z"), 259_200, false),
                new PublishedAfterSale.LeadProposed(
                        DEAL,
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1e0a01"),
                        LeadProposal.Source.EXPANSION,
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01"),
                        null,
                        UUID.fromString("0199d2c4-7a11-7f00-8a44-5d2f00c0ffee")),
                new PublishedAfterSale.CustomersKnown(
                        DEAL, List.of(UUID.fromString("0199d2c4-7a11-7f00-8a44-5d2f00c0ffee"))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatComesAfterTheSaleIsToldAsTheContractShows(PublishedAfterSale event) throws IOException {
        Contract.assertKept(Mappers.withMoney(), event);
    }
}
