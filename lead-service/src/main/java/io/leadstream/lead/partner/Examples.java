package io.leadstream.lead.partner;

/** What the API's description shows. */
final class Examples {

    private Examples() {}

    private static final String RECORD = """
            {"id":"01999999-0000-7000-8000-0000000000b1","kind":"5d1c0f1e6a2b7c90",
             "type":"urn:leadstream:problem:bad-input","title":"Bad input","status":400,"detail":"source: must not be null",
             "violations":[{"field":"source","message":"must not be null"}],"door":"KAFKA",
             "writtenAt":"2026-11-20T09:30:00Z","refusedAt":"2026-11-20T09:30:00.050Z","attempts":1,
             "partition":3,"offset":4711,"redrivable":true,
             "record":{"externalId":"c-17","email":"jane.doe@acme.example"}}""";

    static final String RECORDS = "{\"items\":[" + RECORD + "]}";

    static final String KINDS = """
            {"items":[{"kind":"5d1c0f1e6a2b7c90","type":"urn:leadstream:problem:bad-input","title":"Bad input",
             "status":400,"detail":"source: must not be null",
             "violations":[{"field":"source","message":"must not be null"}],"count":12,
             "firstSeen":"2026-11-20T09:10:00Z","lastSeen":"2026-11-20T09:30:00.050Z","sample":""" + RECORD + "}]}";

    static final String CONFORMANCE = """
            {"partner":"demo","from":"2026-11-01","to":"2026-11-21","read":1000,"accepted":950,"repeated":30,
             "rejected":20,"shareRejected":0.02,"doors":[{"door":"KAFKA","read":1000,"accepted":950,"repeated":30,
             "rejected":20}],"problems":[{"name":"bad-input","count":20,"share":0.02}],
             "fields":[{"name":"source","count":12,"share":0.012}],"unknownFields":[{"name":"utm","count":8,"share":0.008}],
             "latency":{"records":980,"medianMillis":64,"p90Millis":128,"p99Millis":512}}""";
}
