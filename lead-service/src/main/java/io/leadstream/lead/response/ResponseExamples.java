package io.leadstream.lead.response;

/** What the API's description shows. */
final class ResponseExamples {

    private ResponseExamples() {}

    static final String CALENDAR = """
            {"timeZone":"Europe/Berlin","week":{"MONDAY":[{"from":"09:00","to":"12:00"},{"from":"13:00","to":"17:00"}],
             "TUESDAY":[{"from":"09:00","to":"17:00"}]},"holidays":["2026-12-25","2026-12-26"]}""";

    static final String TARGETS = """
            {"targets":[
              {"name":"enterprise","kind":"FIRST","within":"PT15M","calendar":"office",
               "when":{"field":"company.employees","op":"gte","value":1000}},
              {"name":"first answer","kind":"FIRST","starts":"CAPTURE","within":"PT1H","calendar":"office"},
              {"name":"every answer","kind":"ROLLING","within":"PT4H","calendar":"office"}]}""";

    private static final String CLOCK = """
            {"id":"01999999-0000-7000-8000-0000000000d1","leadId":"01999999-0000-7000-8000-000000000001",
             "kind":"FIRST","target":"first answer","owner":"rep-7","state":"BREACHED",
             "startedAt":"2026-11-20T09:30:00Z","dueAt":"2026-11-20T10:30:00Z","breachedAt":"2026-11-20T10:30:00.1Z",
             "withdrawn":false}""";

    static final String CLOCKS = "{\"items\":[" + CLOCK + "]}";

    static final String TIMES = """
            {"from":"2026-11-01T00:00:00Z","to":"2026-12-01T00:00:00Z","groups":[{"owner":"rep-7","kind":"FIRST",
             "clocks":40,"met":36,"breached":3,"open":1,"shareMet":0.923,"medianSeconds":840,"p90Seconds":3300}]}""";
}
