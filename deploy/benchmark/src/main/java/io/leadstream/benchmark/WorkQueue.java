package io.leadstream.benchmark;

import java.util.List;

/** Whom to call next: the queue as reps, managers and marketing look at it. */
final class WorkQueue implements Measurement {

    private static final String QUEUE = "/api/qualifications?";
    private static final String[] COUNTRIES = {"DE", "US", "FR", "SE"};
    private static final String[] SOURCES = {"WEB_FORM", "EVENT", "CHAT", "REFERRAL"};

    private final Subject subject;

    WorkQueue(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        new Leads(subject).require(table);
        Sample sample = Sample.of(subject);
        var byKey = Question.of(
                "GET /api/qualifications/{id}",
                random -> "/api/qualifications/" + sample.any(random).id());
        var rows = new Reads.Rows(
                subject, "qualification", "select * from queued_lead where lead_id = ?", random -> sample.any(random)
                        .id());
        new Reads(table, () -> subject.qualification("rep"), byKey).measure("queue", rows, questions());
    }

    private static List<Question> questions() {
        return List.of(
                Question.of("of MQLs", QUEUE + "lifecycle=MQL&sort=-priority"),
                Question.of("of every state", QUEUE + "sort=-priority"),
                Question.of("of one's own", random -> QUEUE + "owner=" + Owners.rep(random.nextInt(10))),
                Question.of(
                        "of one's own MQLs and IQLs",
                        random -> QUEUE + "lifecycle=MQL,IQL&owner=" + Owners.rep(random.nextInt(10))),
                Question.of(
                        "of MQLs of a country",
                        random -> QUEUE + "lifecycle=MQL&country=" + Question.any(random, COUNTRIES)),
                Question.of("of IQLs of a rare country", QUEUE + "lifecycle=IQL&country=LU"),
                Question.of(
                        "of IQLs of an industry and a source",
                        random -> QUEUE + "lifecycle=IQL&industry=EDUCATION&source=" + Question.any(random, SOURCES)),
                Question.of("of MQLs of a segment", QUEUE + "lifecycle=MQL&segment=dach-software"),
                Question.of(
                        "of IQLs of a segment and a rare country",
                        QUEUE + "lifecycle=IQL&segment=dach-software&country=AT"),
                Question.of("by grade", QUEUE + "grade=A1,A2,B1"),
                Question.of("of a rare grade", QUEUE + "lifecycle=MQL&grade=B1"),
                Question.of("of IQLs by score", QUEUE + "lifecycle=IQL&sort=-total"),
                Question.of("of MQLs by how long they wait", QUEUE + "lifecycle=MQL&sort=since"),
                Question.of("of IQLs, the latest first", QUEUE + "lifecycle=IQL&sort=-since"),
                Question.walk("of IQLs, page after page", QUEUE + "lifecycle=IQL&sort=-priority"),
                Question.walk("of a country, page after page", QUEUE + "country=NL&sort=-priority"));
    }
}
