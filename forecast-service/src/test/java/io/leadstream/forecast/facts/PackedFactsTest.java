package io.leadstream.forecast.facts;

import static io.leadstream.forecast.history.PromiseOutcome.KEPT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.history.Terms;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedFactsTest {

    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00.123456Z");
    private static final Instant BEFORE_1970 = Instant.parse("1931-03-01T09:00:00.000001Z");
    private static final Place PLACE = new Place("standard", 2, "TERMS_AGREED", 5, Phase.SALE);
    private static final Money MONEY = new Money(new BigDecimal("1200.50"), "EUR");

    private static final String UUID_TEXT = "0199d2c4-7a10-7c3e-9b51-0f0f6f1f0a01";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
    private static final Committee COMMITTEE = new Committee(
            3,
            2,
            EnumSet.of(Committee.Role.DECISION_MAKER, Committee.Role.BUDGET_HOLDER),
            EnumSet.allOf(Committee.Risk.class));
    private static final ApprovalPath PATH = new ApprovalPath(
            ApprovalPath.Legal.STATEMENT_OF_WORK,
            ApprovalPath.Budget.UNKNOWN,
            THEN,
            null,
            List.of(new ApprovalPath.Step(
                    "cfo-review", ApprovalPath.Track.BUDGET, 10, ApprovalPath.State.REFUSED, THEN, null)),
            new ApprovalPath.Due(ApprovalPath.Basis.PAST_DEALS, 31, 7, DAY));

    /** Packed by the first version of this service: described, entered a minute before it was known, won, withdrawn. */
    private static final String OF_THE_FIRST_FORMAT =
            "AQgEAiBwaXBlbGluZS1zZXJ2aWNlAgAAgJmwn9b8pQYAAgpyZXAtMQIOMTIwMC41MAIGRVVSAYCZsJ/W/KUGAgIOcHJvZHVjdAIGR1RYAAQE"
                    + "AACAmbCf1vylBoCcnDkCEHN0YW5kYXJkBAIYVEVSTVNfQUdSRUVECgICBAYAAICZsJ/W/KUGABAEEgoCAAgKBQQIAAIE"
                    + "aTGAmbCf1vylBgA=";

    private static FactKey key(int position) {
        return new FactKey("pipeline-service", Long.MAX_VALUE, position, position % 2 == 0 ? "import" : null);
    }

    private static final List<DealFact> FACTS = List.of(
            new Described(key(0), THEN, THEN, "rep-1", MONEY, Map.of("product", "Größe\0", "source", ""), BEFORE_1970),
            new Described(key(1), THEN, THEN, null, null, Map.of(), null),
            new Entered(key(2), BEFORE_1970, THEN, PLACE, false),
            new Entered(key(3), THEN, BEFORE_1970, PLACE, true),
            new Closed(key(4), THEN, THEN, PLACE, Outcome.WON, null, MONEY),
            new Closed(key(5), THEN, THEN, PLACE, Outcome.LOST, "PRICE", null),
            new Withdrawn(key(6), THEN, THEN),
            new Erased(key(7), THEN, THEN),
            new Described(
                    key(8),
                    THEN,
                    THEN,
                    null,
                    MONEY,
                    Map.of(),
                    null,
                    new Terms(new BigDecimal("1140.00"), DAY, Category.COMMIT, UUID_TEXT, "company 7")),
            new Entered(key(9), THEN, THEN, PLACE, false, Category.OMITTED),
            new Closed(key(10), THEN, THEN, PLACE, Outcome.WON, null, MONEY, new BigDecimal("1140.00")),
            new Transferred(key(11), THEN, THEN, PLACE, null),
            new PromiseRecorded(key(12), THEN, THEN, UUID_TEXT, "rep-1"),
            new PromiseChecked(
                    key(13), THEN, THEN, UUID_TEXT.toUpperCase(Locale.ROOT), 12, PromiseOutcome.NO_ANSWER, KEPT),
            new CommitteeKnown(key(14), THEN, THEN, COMMITTEE),
            new CommitteeKnown(key(15), THEN, THEN, Committee.UNKNOWN),
            new ApprovalsKnown(key(16), THEN, THEN, PATH));

    @Test
    void whatIsPackedIsReadBack() {
        assertEquals(FACTS, new FactReader(true).read(FactWriter.pack(FACTS)));
    }

    @Test
    void whatIsAppendedIsReadToo() {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(FactWriter.pack(FACTS));
        packed.writeBytes(FactWriter.pack(FACTS.reversed()));
        var both = new ArrayList<>(FACTS);
        both.addAll(FACTS.reversed());
        assertEquals(both, new FactReader(true).read(packed.toByteArray()));
    }

    @Test
    void whatWasPackedInTheFirstFormatIsReadStill() {
        List<DealFact> first = List.of(
                new Described(own(1, null), THEN, THEN, "rep-1", MONEY, Map.of("product", "GTX"), THEN),
                new Entered(own(2, null), THEN, THEN.plusSeconds(60), PLACE, false),
                new Closed(own(3, null), THEN, THEN, PLACE, Outcome.WON, null, MONEY),
                new Withdrawn(own(4, "i1"), THEN, THEN));
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(Base64.getDecoder().decode(OF_THE_FIRST_FORMAT));
        packed.writeBytes(FactWriter.pack(FACTS));
        var both = new ArrayList<>(first);
        both.addAll(FACTS);
        assertEquals(both, new FactReader(true).read(packed.toByteArray()));
    }

    private static FactKey own(int sequence, String importId) {
        return new FactKey("pipeline-service", sequence, 0, importId);
    }

    @Test
    void aFormatOfLaterIsRefused() {
        byte[] packed = FactWriter.pack(FACTS);
        packed[0]++;
        assertThrows(IllegalStateException.class, () -> new FactReader(true).read(packed));
    }

    @Test
    void whatIsLearntOfACommitteeTakesSomeTwentyBytes() {
        int size = FactWriter.pack(List.of(new CommitteeKnown(own(1, null), THEN, THEN, COMMITTEE))).length;
        assertTrue(size <= 24, () -> size + " bytes");
    }

    @Test
    void segmentsAreLeftOutWhenNotAskedFor() {
        List<DealFact> facts = new FactReader(false).read(FactWriter.pack(FACTS));
        assertEquals(Map.of(), ((Described) facts.getFirst()).segments());
        assertEquals(FACTS.subList(1, FACTS.size()), facts.subList(1, facts.size()));
    }

    @Test
    void aDealOfSixEntriesTakesSomeHundredBytes() {
        var facts = new ArrayList<DealFact>();
        for (int i = 0; i < 6; i++) {
            facts.add(new Entered(key(2 * i), THEN.plusSeconds(i * 86_400L), THEN, PLACE, false));
        }
        int size = FactWriter.pack(facts).length;
        assertTrue(size < 300, () -> size + " bytes");
    }
}
