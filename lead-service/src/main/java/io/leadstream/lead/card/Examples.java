package io.leadstream.lead.card;

/** Bodies that the API's description shows. */
final class Examples {

    static final String LEAD = """
            {"id":"01999999-0000-7000-8000-000000000001","status":"MQL","touches":2,
             "email":"jane.doe@acme.example","phone":"+4930901820","firstName":"Jane","lastName":"Doe",
             "jobTitle":"VP Sales","jobFunction":"SALES","seniority":"VP","ageBand":"35-44","country":"DE",
             "region":"Berlin","source":"WEB_FORM","medium":"cpc","campaign":"autumn-launch","owner":"rep",
             "company":{"id":"01999999-0000-7000-8000-00000000000c","name":"Acme","domain":"acme.example",
               "industry":"SOFTWARE","employees":240,"growthStage":"GROWTH","funding":"SERIES_B","productUsers":12},
             "score":{"fit":95.00,"engagement":38.20,"total":133.20,"grade":"A2"},"segments":["dach-software"],
             "createdAt":"2026-01-31T09:30:00.123456Z","changedAt":"2026-02-01T10:00:00Z"}""";

    static final String PATCH = """
            {"jobTitle":"CRO","owner":"rep","region":null}""";

    static final String RECEIPT = """
            {"id":"01999999-0000-7000-8000-000000000001","erasure":"01999999-0000-7000-8000-00000000000e",
             "erasedAt":"2026-02-01T10:00:00Z",
             "reach":["lead-service: card, touches, activities and kept answers are deleted",
                      "partners' topics and dead letters forget within 7 days"]}""";

    private Examples() {}
}
