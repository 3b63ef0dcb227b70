package io.leadstream.benchmark.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadFileTest {

    private static final int ROWS = 20_000;
    private static final LeadFile FILE = new LeadFile("", ROWS);
    private static final List<List<String>> ALL = rows(FILE);

    @Test
    void theSameFileIsTheSameRows() {
        assertArrayEquals(bytes(FILE), bytes(new LeadFile("", ROWS)));
    }

    @Test
    void anotherMarkIsOtherPeople() {
        var emails = ALL.stream().map(List::getFirst).collect(Collectors.toSet());

        assertTrue(rows(new LeadFile("x1", 1_000)).stream().map(List::getFirst).noneMatch(emails::contains));
    }

    @Test
    void twoInAHundredAreSomebodyAgainAndOneInTwoHundredIsRefused() {
        LeadFile.Outcome outcome = FILE.outcome();

        assertEquals(ROWS, outcome.created() + outcome.touched() + outcome.rejected());
        assertEquals(0.01, (double) outcome.touched() / ROWS, 0.003);
        assertEquals(0.005, (double) outcome.rejected() / ROWS, 0.002);
    }

    @Test
    void theRowsAreWhatTheOutcomeSays() {
        var seen = new HashSet<String>();
        int touched = 0;
        int twins = 0;
        for (int n = 0; n < ROWS; n++) {
            String email = ALL.get(n).getFirst().toLowerCase(Locale.ROOT);
            switch (FILE.kind(n)) {
                case NEW -> assertTrue(seen.add(email), email);
                case AGAIN -> touched += seen.contains(email) ? 1 : 0;
                case TWIN -> {
                    assertTrue(seen.contains(email.replaceFirst("[+].*@", "@")) && seen.add(email), email);
                    twins++;
                }
                case BAD -> {}
            }
        }
        assertEquals(FILE.outcome().touched(), touched);
        assertEquals(0.01, (double) twins / ROWS, 0.003);
    }

    @Test
    void onlyARefusedRowHasOtherCellsThanTheHeaderHasColumns() {
        int columns = 17;

        IntStream.range(0, ROWS)
                .filter(n -> FILE.kind(n) != LeadFile.Kind.BAD)
                .forEach(
                        n -> assertEquals(columns, ALL.get(n).size(), ALL.get(n).toString()));
    }

    @Test
    void namesAndCompaniesAreFrequentAndRareByZipfsLaw() {
        var surnames = new HashMap<String, Integer>();
        var companies = new HashMap<String, Integer>();
        ALL.forEach(row -> {
            surnames.merge(row.get(2), 1, Integer::sum);
            companies.merge(row.get(9), 1, Integer::sum);
        });

        assertTrue(surnames.get("Müller") > ROWS / 100, surnames.get("Müller").toString());
        assertTrue(surnames.values().stream().filter(count -> count == 1).count() > 1_000);
        assertTrue(companies.size() > 10_000, companies.size() + " companies");
    }

    @Test
    void someOfThePeopleHaveDoneSomething() {
        var emails = ALL.stream().map(List::getFirst).collect(Collectors.toSet());
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        var lines = new ArrayList<String>();
        new Activities(FILE, now).lines().forEachRemaining(lines::add);

        assertEquals(0.22, (double) lines.size() / ROWS, 0.02);
        assertTrue(lines.stream()
                .map(line -> line.replaceFirst("(?s).*\"email\":\"([^\"]*)\".*", "$1"))
                .allMatch(emails::contains));
        assertEquals(
                lines.size(),
                lines.stream().filter(line -> line.endsWith("}\n")).count());
    }

    private static byte[] bytes(LeadFile file) {
        var out = new ByteArrayOutputStream();
        try {
            file.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<List<String>> rows(LeadFile file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(row -> List.of(row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
                .toList();
    }
}
