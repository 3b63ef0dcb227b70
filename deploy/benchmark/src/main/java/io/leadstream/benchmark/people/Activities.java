package io.leadstream.benchmark.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the people of a file have done in the last days, as lines of JSON: one in 25 is keen (a demo, a meeting, an
 * answer), one in ten has looked at a page.
 */
public record Activities(LeadFile file, Instant now) {

    private static final String[] KEEN = {"DEMO", "MEETING", "EMAIL_REPLIED"};
    private static final String[] CURIOUS = {"WEB_VISIT"};
    private static final String[] NONE = {};
    private static final int DAYS = 20;

    public Iterator<String> lines() {
        var people = new People(file.mark());
        return LongStream.range(0, file.rows())
                .filter(n -> file.kind(n) == LeadFile.Kind.NEW)
                .boxed()
                .flatMap(n -> lines(people, n))
                .iterator();
    }

    private Stream<String> lines(People people, long n) {
        var random = new SplittableRandom(People.SEED * 1_000_037 + n);
        int drawn = random.nextInt(100);
        String[] types = drawn < 4 ? KEEN : drawn < 14 ? CURIOUS : NONE;
        return types.length == 0
                ? Stream.empty()
                : lines(people.person(n), types, now.minus(1 + random.nextLong(DAYS * 86_400L), ChronoUnit.SECONDS));
    }

    private static Stream<String> lines(Person person, String[] types, Instant at) {
        return Stream.of(types).map(type -> """
                {"email":"%s","type":"%s","occurredAt":"%s"}
                """.formatted(person.email(), type, at));
    }
}
