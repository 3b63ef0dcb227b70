package io.leadstream.pipeline.deal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.Contract;
import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealContractTest {

    private static final Instant AT = Instant.parse("2026-02-01T09:00:00Z");
    private static final UUID EVIDENCE = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1e71d0");
    private static final Stage VALUE =
            new Stage("VALUE_CONFIRMED", "Value confirmed", Phase.SALE, 1, null, null, List.of());
    private static final Stage TERMS = new Stage("TERMS_AGREED", "Terms agreed", Phase.SALE, 2, null, null, List.of());
    private static final Stage PRICE =
            new Stage("PRICE_DISCUSSED", "Price discussed", Phase.SALE, 2, null, null, List.of());
    private static final Pipeline PIPELINE = new Pipeline("renewals", 2, "Renewals", List.of(VALUE, TERMS));

    private static final Deal DEAL = Deal.open(
            UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10"),
            new Buyer(
                    UUID.fromString("0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01"),
                    UUID.fromString("0199d2c4-7a11-7f00-8a44-5d2f00c0ffee"),
                    "unpublished"),
            new Terms(
                    "unpublished",
                    new Money(new BigDecimal("1200"), "EUR"),
                    "rep-7",
                    LocalDate.parse("2026-12-31"),
                    Map.of("source", "WEB_FORM", "industry", "MANUFACTURING"),
                    new InBase(new BigDecimal("0.95"), new BigDecimal("1140.00")),
                    0,
                    new Pursuit(
                            List.of("rep-8"),
                            null,
                            new NextStep("unpublished", null),
                            List.of("unpublished"),
                            null,
                            "unpublished")),
            PIPELINE,
            VALUE,
            Origin.MANUAL,
            AT);

    static List<DealEvent> events() {
        return List.of(
                DEAL.opened(PIPELINE),
                new DealEvent.Changed(Change.NONE, AT),
                new DealEvent.StageEntered(VALUE, TERMS, true, "unpublished", AT),
                new DealEvent.EvidenceRecorded(
                        UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1e71d0"),
                        VALUE,
                        "gain-named",
                        EvidenceKind.EMAIL,
                        AT),
                new DealEvent.EvidenceExpired(EVIDENCE, VALUE, "gain-named", EvidenceKind.EMAIL, true, AT),
                new DealEvent.EvidenceWithdrawn(EVIDENCE, VALUE, "gain-named", EvidenceKind.EMAIL, AT),
                new DealEvent.Transferred(1, PRICE, 2, TERMS, AT),
                new DealEvent.Closed(
                        Standing.LOST, Loss.of(LossReason.PRICE), TERMS, null, "unpublished", Change.NONE, AT),
                new DealEvent.Reopened(TERMS, "unpublished", AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatHappensToADealIsToldAsTheContractShows(DealEvent event) throws IOException {
        Contract.assertKept(Mappers.withMoney(), PublishedEvent.of(DEAL, event, "rep-7"));
    }

    @Test
    void aDecisionThatAStageAsksForIsToldAsTheContractShows() throws IOException {
        Contract.assertKept(
                Mappers.withMoney(),
                new PublishedEvent.StageApprovalDecided(
                        DEAL.id(),
                        "renewals",
                        2,
                        TERMS.key(),
                        TERMS.rank(),
                        TERMS.phase(),
                        List.of("manager"),
                        StageApprovals.Decision.APPROVED,
                        "manager-2"));
    }

    /** What listeners hear is named by its type as well; the contract of whoever publishes it shows that. */
    @Test
    void everyExampleIsOfAnEventThatIsPublished() throws IOException {
        List<String> published = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.leadstream.pipeline")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(EventType.class))
                        .filter(type -> !type.getName().contains("$Heard$"))
                        .map(type -> type.getAnnotationOfType(EventType.class).value() + ".json")
                        .sorted()
                        .toList();
        try (Stream<Path> files = Files.list(Contract.FOLDER.resolve("events"))) {
            assertEquals(
                    published,
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
