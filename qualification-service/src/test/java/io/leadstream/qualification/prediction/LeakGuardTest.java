package io.leadstream.qualification.prediction;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.prediction.LeadTable.Lead;
import io.leadstream.qualification.prediction.Rejected.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with planted leaks and strong honest fields: the first are to be found, the others to be left in. */
class LeakGuardTest {

    private static final Set<Reason> USELESS = Set.of(Reason.CONSTANT, Reason.IDENTIFIER);

    private static Map<String, Reason> found(Dataset data) {
        return LeakGuard.inspect(data, Set.of(), Set.of()).rejected().stream()
                .filter(one -> !USELESS.contains(one.reason()))
                .collect(toMap(Rejected::field, Rejected::reason));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** What such tables honestly tell before anybody sells: some of it strong. */
    private static LeadTable honest(LeadTable table) {
        return table.with("Time on site", lead -> number(Math.exp(4 + 0.9 * lead.interest() + 0.6 * lead.noise())))
                .with("Visits", lead -> Integer.toString((int) Math.max(0, 3 + 2 * lead.interest() + 2 * lead.noise())))
                .with("Trial logins", lead -> number(Math.max(0, 5 + 4 * lead.interest() + 2 * lead.noise())))
                .with("Source", LeakGuardTest::source)
                .with("Occupation", lead -> lead.in(lead.won() ? 0.9 : 0.65) ? occupation(lead) : null)
                .with("Country", lead -> lead.oneOf("DE", "FR", "US", "IN", "BR"))
                .with("Company size", lead -> lead.oneOf("small", "medium", "large"))
                .with("Budget band", lead -> lead.oneOf("Low", "Medium", "High"))
                .with("Interest", lead -> lead.oneOf("Very interested", "Not interested", "Just looking"))
                .with("Do not mail", lead -> lead.in(0.04) ? "Yes" : "No")
                .with(
                        "Revenue",
                        lead -> Long.toString(Math.round(Math.exp(12 + 0.4 * lead.interest() + lead.noise()))));
    }

    private static String source(Lead lead) {
        double at = lead.interest() + lead.noise();
        return at > 2.6 ? "Referral" : at > 0.8 ? "Trade fair" : at > -1 ? "Search" : "Banner";
    }

    private static String occupation(Lead lead) {
        return lead.interest() + 0.8 * lead.noise() > 0.9 ? "Working" : lead.oneOf("Student", "Unemployed", "Other");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.4, 0.65})
    void honestFieldsStayHoweverStrong(double rate) {
        for (long seed = 1; seed <= 5; seed++) {
            assertEquals(Map.of(), found(honest(new LeadTable(4000, rate, seed)).dataset()), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.08, 0.2, 0.4, 0.6})
    void whatSalesWriteDownIsFoundWhateverItsName(double rate) {
        for (long seed = 1; seed <= 3; seed++) {
            var table = honest(new LeadTable(4000, rate, seed))
                    .with("Status", lead -> lead.won() ? "Closed Won" : lead.in(0.7) ? "Closed Lost" : "Open")
                    .with("s1", lead -> lead.won() ? lead.oneOf("p", "q") : lead.in(0.97) ? "r" : "p")
                    .with(
                            "Close reason",
                            lead -> lead.won() ? null : lead.in(0.8) ? lead.oneOf("Price", "No need") : null)
                    .with(
                            "Amount paid",
                            lead -> lead.won() && lead.in(0.7)
                                    ? number(100 + 900 * lead.chance().nextDouble())
                                    : "0")
                    .with("Contract date", lead -> lead.won() && lead.in(0.5) ? day(lead) : null)
                    .with(
                            "Account manager",
                            lead -> lead.in(lead.won() ? 0.85 : 0.12) ? lead.oneOf("Ann", "Ben", "Cem") : null)
                    .with(
                            "Rating",
                            lead -> lead.won() == lead.in(0.82)
                                    ? lead.oneOf("Hot", "Hot", "Warm")
                                    : lead.oneOf("Cold", "Cold", "Warm"))
                    .with(
                            "Onboarding calls",
                            lead -> Integer.toString(
                                    lead.won() ? 1 + lead.chance().nextInt(4) : lead.in(0.02) ? 1 : 0));

            assertEquals(
                    Set.of(
                            "Status",
                            "s1",
                            "Close reason",
                            "Amount paid",
                            "Contract date",
                            "Account manager",
                            "Rating",
                            "Onboarding calls"),
                    found(table.dataset()).keySet(),
                    "seed " + seed);
        }
    }

    private static String day(Lead lead) {
        return LocalDate.of(2025, 1, 1).plusDays(lead.chance().nextInt(365)).toString();
    }

    @Test
    void aPaymentOfAFifthOfTheConvertedIsFound() {
        var table = honest(new LeadTable(1500, 0.4, 7))
                .with(
                        "paid",
                        lead -> lead.won() && lead.in(0.2)
                                ? number(500 * lead.chance().nextDouble() + 1)
                                : "0");

        assertEquals(Map.of("paid", Reason.CERTAIN_VALUES), found(table.dataset()));
    }

    @Test
    void aFieldThatHalfOfTheConvertedHaveIsFound() {
        var table = honest(new LeadTable(4000, 0.3, 7))
                .with("demo", lead -> lead.in(lead.won() ? 0.55 : 0.1) ? day(lead) : null);

        assertEquals(Map.of("demo", Reason.PRESENCE_TELLS_TOO_MUCH), found(table.dataset()));
    }

    @Test
    void aFieldThatIsOverwrittenWhenARecordIsTouchedIsFoundInAnyLanguage() {
        var table = honest(new LeadTable(4000, 0.4, 7)).dataset();
        var fields = new ArrayList<>(table.fields());
        fields.add("letzte Aktivität");
        fields.add("letzte nennenswerte Aktivität");
        var random = new java.util.Random(3);
        var examples = table.examples().stream()
                .map(lead -> {
                    String first = List.of("Seite", "Mail", "Chat").get(random.nextInt(3));
                    boolean touched = random.nextDouble() < (lead.converted() ? 0.15 : 0.6);
                    return with(lead, first, touched ? "Geändert" : first);
                })
                .toList();

        assertEquals(Map.of("letzte nennenswerte Aktivität", Reason.OVERWRITTEN), found(new Dataset(fields, examples)));
    }

    private static Example with(Example lead, @Nullable String... more) {
        @Nullable String[] values = java.util.Arrays.copyOf(lead.values(), lead.values().length + more.length);
        System.arraycopy(more, 0, values, lead.values().length, more.length);
        return new Example(values, lead.converted());
    }

    @Test
    void aToolsRatingIsFoundWithTheScoreBehindIt() {
        var table = new LeadTable(3000, 0.4, 7)
                .with("Time on site", lead -> number(Math.exp(4 + lead.interest())))
                .with("score", lead -> Integer.toString(10 + lead.chance().nextInt(9)))
                .with("other", lead -> lead.oneOf("a", "b"))
                .dataset();
        var fields = new ArrayList<>(table.fields());
        fields.add("index");
        var examples = table.examples().stream()
                .map(lead -> {
                    int score = Integer.parseInt(String.valueOf(lead.values()[1]));
                    return with(lead, score > 15 ? "High" : score > 12 ? "Medium" : "Low");
                })
                .toList();

        assertEquals(
                Map.of("index", Reason.WORDS_OF_JUDGEMENT, "score", Reason.FOLLOWS_A_LEAK),
                found(new Dataset(fields, examples)));
    }

    @Test
    void whenItWasToldWhenValuesWereKnownThatDecides() {
        var data = new LeadTable(1500, 0.4, 7)
                .with("strong", lead -> lead.won() == lead.in(0.93) ? "Won" : "Lost")
                .with("late", lead -> lead.oneOf("a", "b"))
                .dataset();
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        Instant outcome = created.plus(Duration.ofDays(30));
        var timed = data.examples().stream()
                .map(lead -> new Example(
                        lead.values(),
                        lead.converted(),
                        null,
                        outcome,
                        List.of(created.plus(Duration.ofHours(2)), outcome.plus(Duration.ofDays(1)))))
                .toList();

        assertEquals(Map.of("strong", Reason.TELLS_TOO_MUCH), found(data));
        assertEquals(Map.of("late", Reason.KNOWN_AFTER_OUTCOME), found(new Dataset(data.fields(), timed)));
    }

    @Test
    void whatIsTrustedStaysAndIsNotJudged() {
        var data = new LeadTable(1500, 0.4, 7)
                .with("plan", lead -> lead.won() == lead.in(0.95) ? "a" : "b")
                .dataset();

        assertTrue(LeakGuard.inspect(data, Set.of(), Set.of("plan")).rejected().isEmpty());
        assertFalse(LeakGuard.inspect(data, Set.of(), Set.of()).rejected().isEmpty());
    }

    @Test
    void whatIsRemarkableIsNamedWithItsFigures() {
        var suspected = LeakGuard.inspect(honest(new LeadTable(4000, 0.4, 7)).dataset(), Set.of(), Set.of())
                .suspected();

        assertTrue(
                suspected.stream().map(Suspected::field).collect(toSet()).contains("Trial logins"),
                suspected::toString);
        assertTrue(suspected.stream()
                .allMatch(one ->
                        one.figures().containsKey("information") && !one.text().isBlank()));
    }

    @Test
    void everyRejectionSaysWhy() {
        var data = honest(new LeadTable(2000, 0.4, 7))
                .with("s", lead -> lead.won() ? "x" : "y")
                .dataset();
        var rejected = LeakGuard.inspect(data, Set.of(), Set.of()).rejected().getFirst();

        assertEquals("s", rejected.field());
        assertTrue(rejected.text().contains("100 % of the leads"), rejected.text());
        assertTrue(rejected.figures().get("verdictShare") >= rejected.limit());
    }

    @Test
    void wholeNumbersThatMeasureAreNoIdentifiersAndThoseCountedUpAre() {
        var data = new LeadTable(1500, 0.4, 7)
                .with("revenue", lead -> Long.toString(Math.round(Math.exp(12 + lead.noise()))))
                .with("number", lead -> Integer.toString(40_000 + lead.row()))
                .with("key", lead -> Integer.toHexString(lead.row() * 7919))
                .dataset();
        var shuffled = new ArrayList<>(data.examples());
        Collections.shuffle(shuffled, new java.util.Random(2));

        var identifiers = LeakGuard.inspect(new Dataset(data.fields(), shuffled), Set.of(), Set.of())
                .rejected();

        assertEquals(
                List.of("number", "key"),
                identifiers.stream().map(Rejected::field).toList());
        assertTrue(identifiers.stream().allMatch(one -> one.reason() == Reason.IDENTIFIER));
    }

    @Test
    void amongFewLeadsNothingIsImplausible() {
        var data = new LeadTable(150, 0.4, 7)
                .with("x", lead -> lead.won() ? "a" : "b")
                .dataset();

        assertEquals(Map.of(), found(data));
    }
}
