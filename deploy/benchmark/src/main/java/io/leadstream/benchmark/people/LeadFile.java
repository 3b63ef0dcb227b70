package io.leadstream.benchmark.people;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of leads as a company brings them along: one row in a hundred is somebody again, one is somebody with a
 * second address, and one in two hundred cannot be a lead. It is written as it is made.
 *
 * @param mark in every address, so that another file has other people; letters and digits, or nothing
 */
public record LeadFile(String mark, int rows) {

    private static final String HEADER = "E-Mail,First name,Last name,Phone,Job title,Country,Source,Medium,Campaign,"
            + "Company,Website,Industry,Employees,Growth stage,Funding,Product users,Id\n";

    enum Kind {
        NEW,
        /** The same address, written otherwise: one more touch. */
        AGAIN,
        /** Another address of the same mailbox: a duplicate for people to find. */
        TWIN,
        BAD
    }

    /** What becomes of the rows. */
    public record Outcome(long created, long touched, long rejected) {}

    public Outcome outcome() {
        var counts = new long[Kind.values().length];
        LongStream.range(0, rows).forEach(n -> counts[kind(n).ordinal()]++);
        return new Outcome(
                counts[Kind.NEW.ordinal()] + counts[Kind.TWIN.ordinal()],
                counts[Kind.AGAIN.ordinal()],
                counts[Kind.BAD.ordinal()]);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.UTF_8));
        var people = new People(mark);
        var row = new StringBuilder();
        for (long n = 0; n < rows; n++) {
            row.setLength(0);
            append(row, people, n);
            out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    Kind kind(long n) {
        Kind drawn = drawn(n);
        return drawn != Kind.NEW && drawn != Kind.BAD && first(n) < 0 ? Kind.NEW : drawn;
    }

    private static Kind drawn(long n) {
        int drawn = new SplittableRandom(People.SEED * 1_000_003 + n).nextInt(1_000);
        return drawn < 5 ? Kind.BAD : drawn < 15 ? Kind.AGAIN : drawn < 25 ? Kind.TWIN : Kind.NEW;
    }

    /** The row of the same person's that came first; negative when there can be none. */
    private static long first(long n) {
        long first = new SplittableRandom(People.SEED * 1_000_033 + n).nextLong(n + 1) - 1;
        while (first >= 0 && drawn(first) != Kind.NEW) {
            first--;
        }
        return first;
    }

    private void append(StringBuilder row, People people, long n) {
        Person own = people.person(n);
        switch (kind(n)) {
            case NEW -> append(row, own);
            case AGAIN -> {
                Person again = people.person(first(n));
                append(row, again.as(again.email().toUpperCase(Locale.ROOT), own.id()));
            }
            case TWIN -> {
                Person twin = people.person(first(n));
                append(row, twin.as(twin.email().replace("@", "+" + n + "@"), own.id()));
            }
            case BAD -> appendBad(row, own, n);
        }
    }

    private static void append(StringBuilder row, Person person) {
        cell(row, person.email());
        cell(row, person.firstName());
        cell(row, person.lastName());
        cell(row, person.phone());
        cell(row, person.jobTitle());
        cell(row, person.country());
        cell(row, person.source());
        cell(row, person.medium());
        cell(row, person.campaign());
        append(row, person.employer(), person.freeMail());
        row.append(person.id()).append('\n');
    }

    private static void append(StringBuilder row, Employer employer, boolean freeMail) {
        cell(row, employer.name());
        cell(row, freeMail ? null : employer.domain());
        cell(row, employer.industry());
        cell(row, Integer.toString(employer.employees()));
        cell(row, employer.growthStage());
        cell(row, employer.funding());
        cell(
                row,
                employer.productUsers() == null ? null : employer.productUsers().toString());
    }

    /** One fault each: the address, the country, a number, a cell too many. */
    private static void appendBad(StringBuilder row, Person person, long n) {
        switch ((int) (n % 4)) {
            case 0 -> append(row, person.as(person.email().replace("@", " at "), person.id()));
            case 1 -> row.append(person.email()).append(",,,,,Atlantis,,,,,,,,,,,\n");
            case 2 -> row.append(person.email()).append(",,,,,,,,,,,,many,,,,\n");
            default -> row.append(person.email()).append(",,,,,,,,,,,,,,,,,one too many\n");
        }
    }

    private static void cell(StringBuilder row, @Nullable String text) {
        if (text != null && (text.indexOf(',') >= 0 || text.indexOf('"') >= 0)) {
            row.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else if (text != null) {
            row.append(text);
        }
        row.append(',');
    }
}
