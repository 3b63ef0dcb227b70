package io.leadstream.benchmark;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What users look for among all leads: by words, by filters alone and together, frequent and rare, in every order. */
final class Searches implements Measurement {

    private static final String LEADS = "/api/leads?";
    private static final String[] BEGINNINGS = {"mar", "kal", "stor", "wen", "schm", "ped", "jo", "bren"};
    private static final String[] FREQUENT = {"anna", "muller", "michael", "schmidt", "maria", "software", "thomas"};
    private static final String[] INDUSTRIES = {"SOFTWARE", "FINANCE", "ENERGY", "EDUCATION"};
    private static final String[] SIZES = {"10-49", "50-249", "250-1000", "5001%2B"};

    private final Subject subject;

    Searches(Subject subject) {
        this.subject = subject;
    }

    static Question byKey(Sample sample) {
        return Question.of(
                "GET /api/leads/{id}",
                random -> "/api/leads/" + sample.any(random).id());
    }

    static Reads.Rows rows(Subject subject, Sample sample) {
        return new Reads.Rows(subject, "lead", "select * from lead where id = ?", random -> sample.any(random)
                .id());
    }

    @Override
    public void measure(Table table) throws Exception {
        new Leads(subject).require(table);
        Sample sample = Sample.of(subject);
        new Reads(table, () -> subject.lead("rep"), byKey(sample))
                .measure("search", rows(subject, sample), questions(sample));
    }

    private static List<Question> questions(Sample sample) {
        String since = Instant.now().minus(Duration.ofDays(7)).toString();
        return List.of(
                Question.of("for nothing, newest first", LEADS),
                q("for a frequent word", random -> Question.any(random, FREQUENT)),
                q("for a surname", random -> sample.any(random).lastName()),
                q("for first name and surname", random -> fullName(sample.any(random))),
                q("for the beginning of a word", random -> Question.any(random, BEGINNINGS)),
                q("for an e-mail address", random -> sample.any(random).email()),
                q("for a telephone number", random -> sample.anyWithPhoneAndDomain(random)
                        .phone()),
                Question.of(
                        "by a company's domain",
                        random -> LEADS + "company="
                                + sample.anyWithPhoneAndDomain(random).domain()),
                Question.of("by a frequent country", LEADS + "country=DE"),
                Question.of("by a rare country", LEADS + "country=LU"),
                Question.of("by status MQL", LEADS + "status=MQL"),
                Question.of("by owner", random -> LEADS + "owner=" + Owners.rep(random.nextInt(10))),
                Question.of("by segment", LEADS + "segment=dach-software"),
                Question.of("by job title", LEADS + "jobTitle=head%20of%20sales"),
                Question.of(
                        "by industry and size",
                        random -> LEADS + "industry=" + Question.any(random, INDUSTRIES) + "&sizeBand="
                                + Question.any(random, SIZES)),
                Question.of("by country, source, campaign", LEADS + "country=FR&source=EVENT&campaign=campaign-007"),
                Question.of("by rare country, status and grade", LEADS + "country=LU&status=MQL,IQL&grade=A1,A2,B4"),
                Question.of(
                        "by seniority, function and rare country",
                        LEADS + "seniority=VP&function=MARKETING&country=FI"),
                Question.of(
                        "by seniority, industry, size and country",
                        LEADS + "seniority=DIRECTOR&industry=EDUCATION&sizeBand=5001%2B&country=BE,DK"),
                Question.of(
                        "by function, size and source, unowned",
                        LEADS + "function=FINANCE&sizeBand=5001%2B&source=REFERRAL&owner=none"),
                Question.of(
                        "by active since, highest score first", LEADS + "lastActivityFrom=" + since + "&sort=-score"),
                Question.of("by country, highest score first", LEADS + "country=DE,AT,CH&sort=-score"),
                Question.of(
                        "by a frequent word, highest score first",
                        random -> LEADS + "q=" + Question.any(random, FREQUENT) + "&sort=-score"),
                Question.of("by source, by surname", LEADS + "source=EVENT,CHAT&sort=lastName"),
                Question.of("by touches, most first", LEADS + "touchesFrom=2&sort=-touches"),
                Question.of("by product users, last changed first", LEADS + "productUsersFrom=4000&sort=-changedAt"),
                Question.walk("for nothing, page after page", LEADS + "limit=50"),
                Question.walk("by industry by surname, page after page", LEADS + "industry=SOFTWARE&sort=lastName"),
                Question.walk("by frequent words, page after page", LEADS + "q=anna"));
    }

    private static Question q(String name, Function<RandomGenerator, String> words) {
        return Question.of(
                name, random -> LEADS + "q=" + URLEncoder.encode(words.apply(random), StandardCharsets.UTF_8));
    }

    private static String fullName(Sample.Lead lead) {
        return lead.firstName() + " " + lead.lastName();
    }
}
