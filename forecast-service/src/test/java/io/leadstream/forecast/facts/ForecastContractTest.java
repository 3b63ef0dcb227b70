package io.leadstream.forecast.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.history.Terms;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventRef;
import io.leadstream.messaging.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the producers' contracts show can be read, and tells the facts that it should. */
class ForecastContractTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final Map<Class<? extends TellsFacts>, String> PRODUCERS = Map.of(
            DealEvent.class, "pipeline-service",
            LeadEvent.class, "lead-service",
            QualificationEvent.class, "qualification-service");

    private record Example(String producer, Class<? extends TellsFacts> family, Class<?> type) {
        String name() {
            return type.getAnnotation(EventType.class).value();
        }

        Path file() {
            return Path.of("..", producer, "src", "main", "contract", "events", name() + ".json");
        }

        Event event() throws IOException {
            assumeTrue(Files.exists(file()), () -> producer + " shows no example of " + name() + " yet");
            var ref = new EventRef(producer, "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01", 3);
            return new Event(UUID.randomUUID(), ref, name(), AT, AT, null, Files.readString(file()));
        }
    }

    static Stream<Example> examples() {
        return PRODUCERS.entrySet().stream()
                .flatMap(producer -> Stream.of(producer.getKey().getPermittedSubclasses())
                        .filter(type -> type.isAnnotationPresent(EventType.class))
                        .map(type -> new Example(producer.getValue(), producer.getKey(), type)));
    }

    private static <T extends TellsFacts> T read(Class<T> family, Event event) {
        return new EventReader<>(family, JSON).read(event).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadIntoItsOwnRecord(Example example) throws IOException {
        assertEquals(example.type(), read(example.family(), example.event()).getClass());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleTellsFactsOfDifferentKeys(Example example) throws IOException {
        Event event = example.event();
        List<DealFact> facts = read(example.family(), event).facts(event);
        boolean expected = example.type() != DealEvent.Published.class;
        assertEquals(expected, !facts.isEmpty());
        assertEquals(facts.size(), facts.stream().map(DealFact::key).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theContractNamesWhatIsRead(Example example) throws IOException {
        String contract = Files.readString(Path.of("src", "main", "contract", "asyncapi.yaml"));
        assertTrue(contract.contains(example.name()), example::name);
    }

    private static List<DealFact> facts(Class<? extends TellsFacts> family, Class<?> type) throws IOException {
        Event event = new Example(PRODUCERS.getOrDefault(family, ""), family, type).event();
        return read(family, event).facts(event);
    }

    @Test
    void anImportTellsEachStepWithItsOwnTimes() throws IOException {
        var facts = facts(DealEvent.class, DealEvent.Imported.class);
        assertEquals(5, facts.size());
        var described = (Described) facts.getFirst();
        assertEquals(Instant.parse("2026-02-01T09:00:00Z"), described.occurredAt());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), described.observedFrom());
        assertEquals(Map.of("product", "GTX", "source", "PARTNER"), described.segments());
        var second = (Entered) facts.get(2);
        assertEquals(Instant.parse("2026-02-20T15:30:00.250Z"), second.occurredAt());
        assertEquals(Instant.parse("2026-02-21T08:00:00Z"), second.knownAt());
        var closed = (Closed) facts.get(3);
        assertEquals(Outcome.LOST, closed.outcome());
        assertEquals("TERMS_AGREED", closed.place().stage());
    }

    @Test
    void whatAnImportedDealWasClosedForWasNotItsAmountWhileItWasOpen() throws IOException {
        var deal = DealHistory.of("d", facts(DealEvent.class, DealEvent.Imported.class))
                .orElseThrow();
        assertNull(deal.describedAt(Instant.parse("2026-03-02T09:59:59Z")).amount());
        assertEquals(
                new Money(new BigDecimal("1200.00"), "EUR"),
                deal.describedAt(Instant.parse("2026-03-02T10:00:00Z")).amount());
    }

    @Test
    void anOpeningTellsTheTermsAndWhoseSaleItIs() throws IOException {
        var described =
                (Described) facts(DealEvent.class, DealEvent.Opened.class).getFirst();
        assertEquals(
                new Terms(
                        new BigDecimal("1140.00"),
                        LocalDate.of(2026, 12, 31),
                        Category.PIPELINE,
                        "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
                        "0199d2c4-7a11-7f00-8a44-5d2f00c0ffee"),
                described.terms());
    }

    @Test
    void aChangeTellsTheTermsAndAStepItsCategory() throws IOException {
        var described =
                (Described) facts(DealEvent.class, DealEvent.Changed.class).getFirst();
        assertEquals(
                new Terms(new BigDecimal("1140.00"), LocalDate.of(2026, 12, 31), Category.PIPELINE, null, null),
                described.terms());
        var entered =
                (Entered) facts(DealEvent.class, DealEvent.StageEntered.class).getFirst();
        assertEquals(Category.PIPELINE, entered.category());
        var closed = (Closed) facts(DealEvent.class, DealEvent.DealClosed.class).getFirst();
        assertEquals(new BigDecimal("1140.00"), closed.inBase());
    }

    @Test
    void takingOverToAnotherVersionEntersNothing() throws IOException {
        var transferred = (Transferred)
                facts(DealEvent.class, DealEvent.DealTransferred.class).getFirst();
        assertEquals("TERMS_AGREED", transferred.place().stage());
        assertEquals(Category.PIPELINE, transferred.category());
    }

    @Test
    void takingOverIntoAnotherPipelineEntersItsStage() throws IOException {
        Event within = new Example("pipeline-service", DealEvent.class, DealEvent.DealTransferred.class).event();
        var json = (ObjectNode) JSON.readTree(within.payload());
        var event = new Event(
                within.id(),
                within.ref(),
                within.type(),
                AT,
                AT,
                null,
                json.put("fromPipeline", "standard").toString());
        var told = new EventReader<>(DealEvent.class, JSON).read(event).orElseThrow();
        var entered = (Entered) told.facts(event).getFirst();
        assertEquals("renewals", entered.place().pipeline());
        assertEquals("TERMS_AGREED", entered.place().stage());
        assertFalse(entered.reopened());
        assertEquals(Category.PIPELINE, entered.category());
    }

    @Test
    void aPromiseIsToldAndWhatCameOfIt() throws IOException {
        var made = (PromiseRecorded)
                facts(DealEvent.class, DealEvent.PromiseMade.class).getFirst();
        var asked = (PromiseChecked)
                facts(DealEvent.class, DealEvent.PromiseAsked.class).getFirst();
        assertEquals("rep-7", made.by());
        assertEquals(made.promise(), asked.promise());
        assertEquals(6, asked.month());
        assertEquals(PromiseOutcome.KEPT, asked.standing());
    }

    @Test
    void aCommitteeIsToldByItsCoverage() throws IOException {
        var known = (CommitteeKnown)
                facts(DealEvent.class, DealEvent.CommitteeChanged.class).getFirst();
        assertEquals(
                new Committee(
                        1,
                        1,
                        Set.of(Committee.Role.DECISION_MAKER, Committee.Role.BUDGET_HOLDER),
                        Set.of(
                                Committee.Risk.SINGLE_THREADED,
                                Committee.Risk.END_USERS_UNHEARD,
                                Committee.Risk.LEGAL_PATH_UNKNOWN,
                                Committee.Risk.BUDGET_PATH_UNKNOWN)),
                known.committee());
    }

    @Test
    void aRoleOfLaterIsPassedOver() {
        var told = new DealEvent.CommitteeChanged.Coverage(1, 0, List.of("CHAMPION", "ORACLE"), null);
        var event = new Event(UUID.randomUUID(), new EventRef("pipeline-service", "d", 1), "x", AT, AT, null, "{}");
        var known = (CommitteeKnown)
                new DealEvent.CommitteeChanged(told).facts(event).getFirst();
        assertEquals(Set.of(Committee.Role.CHAMPION), known.committee().roles());
    }

    @Test
    void aWayOfApprovalIsToldWithItsSteps() throws IOException {
        var known = (ApprovalsKnown)
                facts(DealEvent.class, DealEvent.ApprovalPathChanged.class).getFirst();
        var path = known.path();
        assertEquals(ApprovalPath.Legal.CFO_REVIEW, path.legal());
        assertEquals(Instant.parse("2026-02-01T09:00:00Z"), path.oralApprovalAt());
        assertEquals(
                List.of("cfo-review", "finance-approval"),
                path.steps().stream().map(s -> s.key()).toList());
        assertEquals(LocalDate.of(2026, 2, 11), path.due().close());
    }

    @Test
    void aPublishedPipelineTellsItsStages() throws IOException {
        var event = new Example("pipeline-service", DealEvent.class, DealEvent.Published.class).event();
        var version = ((DealEvent.Published) read(DealEvent.class, event)).toVersion();
        assertEquals(
                List.of("VALUE_CONFIRMED", "TERMS_AGREED"),
                version.of(Phase.SALE).stream().map(stage -> stage.key()).toList());
    }

    @Test
    void aCaptureTellsWhatTheLeadIsLike() throws IOException {
        var facts = facts(LeadEvent.class, LeadEvent.Captured.class);
        var described = (Described) facts.getFirst();
        assertEquals("WEB_FORM", described.segment("source"));
        assertEquals("SOFTWARE", described.segment("industry"));
        assertEquals("CAPTURED", ((Entered) facts.get(1)).place().stage());
    }

    @Test
    void qualifyingEntersTheLastStageAndWins() throws IOException {
        var facts = facts(QualificationEvent.class, QualificationEvent.LifecycleChanged.class);
        assertEquals("SQL", ((Entered) facts.getFirst()).place().stage());
        assertEquals(Outcome.WON, ((Closed) facts.get(1)).outcome());
    }

    @Test
    void recyclingMovesBackAndDisqualifyingLoses() {
        var recycled = new QualificationEvent.LifecycleChanged(
                QualificationEvent.State.SAL, QualificationEvent.State.RECYCLED, null);
        var lost = new QualificationEvent.LifecycleChanged(
                QualificationEvent.State.SAL, QualificationEvent.State.DISQUALIFIED, "NO_BUDGET");
        var event =
                new Event(UUID.randomUUID(), new EventRef("qualification-service", "l", 1), "x", AT, AT, null, "{}");
        assertEquals("IQL", ((Entered) recycled.facts(event).getFirst()).place().stage());
        assertEquals(Outcome.LOST, ((Closed) lost.facts(event).getFirst()).outcome());
        assertEquals("SAL", ((Closed) lost.facts(event).getFirst()).place().stage());
    }
}
