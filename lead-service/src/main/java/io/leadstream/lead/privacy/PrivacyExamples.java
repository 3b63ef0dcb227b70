package io.leadstream.lead.privacy;

/** Bodies that the API's description shows. */
final class PrivacyExamples {

    static final String NEW_CONSENT = """
            {"state":"WITHDRAWN","source":"PHONE","at":"2026-02-01T10:00:00Z"}""";

    static final String CONSENT = """
            {"purpose":"newsletter","state":"WITHDRAWN","source":"PHONE","at":"2026-02-01T10:00:00Z",
             "history":[{"purpose":"newsletter","state":"WITHDRAWN","source":"PHONE","at":"2026-02-01T10:00:00Z",
                "recordedAt":"2026-02-01T10:01:00Z","recordedBy":"rep"},
               {"purpose":"newsletter","state":"GRANTED","source":"WEB_FORM","at":"2026-01-31T09:30:00Z",
                "recordedAt":"2026-01-31T09:30:00Z"}]}""";

    static final String SUBJECT = """
            {"email":"jane.doe@acme.example"}""";

    static final String RECEIPT = """
            {"id":"01999999-0000-7000-8000-00000000000e","reason":"REQUEST","askedBy":"manager",
             "at":"2026-02-01T10:00:00Z","leads":1,"people":0,
             "places":[{"service":"lead-service","place":"activity","forgotten":12,"state":"DONE"},
               {"service":"lead-service","place":"lead","forgotten":1,"state":"DONE"},
               {"service":"qualification-service","place":"everything on the ids","state":"TOLD",
                "by":"2026-02-01T10:00:10Z"},
               {"service":"kafka","place":"partners' topics and dead letters","state":"EXPIRES",
                "by":"2026-02-08T10:00:00Z"}],
             "events":["lead-service/01999999-0000-7000-8000-000000000001/7"]}""";

    static final String EXPORT = """
            {"exportedAt":"2026-02-01T10:00:00Z",
             "about":{"leads":["01999999-0000-7000-8000-000000000001"],"people":[]},
             "held":{"lead":[{"id":"01999999-0000-7000-8000-000000000001","email":"jane.doe@acme.example"}],
               "touch":[{"nr":1,"door":"REST","offered":{"email":"jane.doe@acme.example","source":"CHAT"}}]},
             "refused":[],"elsewhere":[{"service":"qualification-service",
               "ask":["/api/qualifications/01999999-0000-7000-8000-000000000001"]}],
             "notSearched":["what users wrote about companies"]}""";

    static final String RETENTION = """
            {"source":"autumn-landing-page","retentionDays":730,"due":17,"more":false,
             "nextDueAt":"2026-02-03T00:00:00Z","nextRunAt":"2026-02-02T10:00:00Z",
             "lastRunAt":"2026-02-01T10:00:00Z","lastErased":3}""";

    private PrivacyExamples() {}
}
