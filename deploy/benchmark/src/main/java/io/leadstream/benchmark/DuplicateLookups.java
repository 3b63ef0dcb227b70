package io.leadstream.benchmark;

import java.util.List;

/** Which other cards may be the same person's, asked of any lead, and of those of the company that has the most. */
final class DuplicateLookups implements Measurement {

    private final Subject subject;

    DuplicateLookups(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void measure(Table table) throws Exception {
        new Leads(subject).require(table);
        Sample all = Sample.of(subject);
        Sample colleagues = Sample.ofTheLargestCompany(subject);
        new Reads(table, () -> subject.lead("rep"), Searches.byKey(all))
                .measure(
                        "duplicates",
                        Searches.rows(subject, all),
                        List.of(
                                Question.of("of any lead", random -> path(all.any(random))),
                                Question.of(
                                        "of leads of a company of "
                                                + colleagues.leads().size(),
                                        random -> path(colleagues.any(random)))));
    }

    private static String path(Sample.Lead lead) {
        return "/api/leads/" + lead.id() + "/duplicates";
    }
}
