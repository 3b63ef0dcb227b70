package io.leadstream.lead.imports;

/** Bodies that the API's description shows. */
final class ImportExamples {

    static final String CSV = """
            E-Mail;First Name;Company
            jane.doe@acme.example;Jane;"Acme; Inc."
            """;

    static final String LINES = """
            {"email":"jane.doe@acme.example","firstName":"Jane","company":{"name":"Acme"}}
            {"phone":"+4930901820","source":"EVENT"}
            """;

    static final String DONE = """
            {"id":"01999999-0000-7000-8000-0000000000e1","state":"DONE","format":"CSV","source":"IMPORT",
             "encoding":"UTF_8","separator":";","columns":[{"header":"E-Mail","field":"email","guessed":true}],
             "lines":3,"progress":1.0,"read":3,"accepted":2,"created":1,"touched":1,"rejected":1,
             "errors":[{"line":3,"type":"bad-input","field":"email",
               "detail":"email: must be an e-mail address such as jane@example.com"}],"errorsOmitted":0,
             "createdBy":"marketing","createdAt":"2026-01-31T09:30:00Z","finishedAt":"2026-01-31T09:30:01Z",
             "links":{"self":"/api/leads/imports/01999999-0000-7000-8000-0000000000e1"}}""";

    static final String MAPPING = """
            {"columns":{"E-Mail":"email","Kundenname":"fullName","Notiz":""}}""";

    private ImportExamples() {}
}
