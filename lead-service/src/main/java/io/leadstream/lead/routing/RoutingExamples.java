package io.leadstream.lead.routing;

/** What the API's description shows. */
final class RoutingExamples {

    private RoutingExamples() {}

    static final String REP = """
            {"active":true,"timeZone":"Europe/Berlin","capacityPerDay":20,
             "accepts":{"field":"country","op":"in","value":["DE","AT","CH"]},
             "absences":[{"from":"2026-12-23T00:00:00+01:00","to":"2027-01-02T00:00:00+01:00"}]}""";

    static final String POOL = """
            {"strategy":"ROUND_ROBIN","members":["rep-7","rep-8","rep-9"]}""";

    static final String RULES = """
            {"rules":[
              {"name":"enterprise","when":{"all":[{"field":"company.employees","op":"gte","value":1000},
                {"not":{"field":"freeMail","op":"eq","value":true}}]},"user":"rep-1"},
              {"name":"German","when":{"field":"country","op":"in","value":["DE","AT","CH"]},"pool":"dach"},
              {"name":"students","when":{"field":"jobTitle","op":"contains","value":"student"},"nobody":true},
              {"name":"all others","pool":"world"}]}""";

    static final String DRY_RUN = """
            {"lead":{"country":"DE","company.employees":120}}""";

    static final String DECISION = """
            {"owner":"rep-8","rule":"German","steps":[
              {"rule":"enterprise","matches":false,"candidates":[]},
              {"rule":"German","matches":true,"candidates":[
                {"user":"rep-7","verdict":"IS_FULL_TODAY"},{"user":"rep-8","verdict":"TAKES_IT"}]}]}""";

    static final String UNASSIGNED = """
            {"items":[{"leadId":"01999999-0000-7000-8000-000000000001","capturedAt":"2026-11-20T09:30:00Z",
             "source":"WEB_FORM","country":"FR","reason":"NOBODY_IS_AVAILABLE","triedAt":"2026-11-20T09:30:00.200Z",
             "nextTryAt":"2026-11-20T23:00:00Z","steps":[{"rule":"French","matches":true,"candidates":[
               {"user":"rep-3","verdict":"IS_FULL_TODAY"}]}]}]}""";

    static final String ASSIGNMENTS = """
            {"items":[{"id":"01999999-0000-7000-8000-0000000000c1",
             "leadId":"01999999-0000-7000-8000-000000000001","at":"2026-11-20T09:30:00.200Z","owner":"rep-8",
             "by":"RULE","rule":"German","rulesVersion":3,"steps":[{"rule":"German","matches":true,"candidates":[
               {"user":"rep-8","verdict":"TAKES_IT"}]}]}]}""";
}
