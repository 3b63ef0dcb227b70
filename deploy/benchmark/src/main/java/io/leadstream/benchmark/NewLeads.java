package io.leadstream.benchmark;

import java.util.concurrent.atomic.AtomicLong;

/** Leads that nobody has captured before; a thousand companies, as in life most leads come to known ones. */
final class NewLeads {

    private static final int COMPANIES = 1_000;

    private final AtomicLong number = new AtomicLong();
    private final String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    /** A partner's, under an id of its own. */
    record PartnerRecord(String externalId, String body) {}

    /** In every address, so that other runs have other people. */
    String mark() {
        return mark;
    }

    String next() {
        return next("\"source\":\"WEB_FORM\"");
    }

    PartnerRecord nextRecord() {
        String externalId = mark + "-" + number.get() + "-" + System.nanoTime();
        return new PartnerRecord(
                externalId, next("\"source\":\"PARTNER\",\"externalId\":\"%s\"".formatted(externalId)));
    }

    /** With the given members of the JSON object beside those of every lead. */
    String next(String members) {
        long n = number.incrementAndGet();
        return """
                {%s,"email":"p%s%d@company-%d.com","firstName":"Pat","lastName":"Lee","jobTitle":"Head of Sales","country":"DE",\
                "company":{"name":"Company %d","industry":"SOFTWARE","employees":240}}""".formatted(members, mark, n, n % COMPANIES, n % COMPANIES);
    }
}
