package io.leadstream.pipeline.history;

/** What the API's description shows. */
final class ImportExamples {

    static final String LINES = """
            {"externalId":"1C1I7A6R","name":"Cancity","pipeline":"crm","company":"Cancity","owner":"Moses Frase","segments":{"product":"GTX Plus Basic"},"history":[{"stage":"ENGAGING","at":"2016-10-20"}],"closed":{"outcome":"WON","at":"2017-03-01","amount":{"amount":"1054","currency":"USD"}}}
            {"externalId":"6PTR7VBR","pipeline":"crm","history":[{"stage":"PROSPECTING","at":"2017-12-31T00:00:00Z"}]}
            """;

    static final String QUEUED = """
            {
              "id": "0198f2a0-0000-7000-8000-0000000000f1", "state": "QUEUED", "mode": "new",
              "observedFrom": "2017-03-01T00:00:00Z", "lines": 8800, "progress": 0.0,
              "read": 0, "accepted": 0, "unchanged": 0, "rejected": 0, "errors": [], "errorsOmitted": 0,
              "createdBy": "revops", "createdAt": "2026-11-22T09:30:00Z",
              "links": {
                "self": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1",
                "errors": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1/errors",
                "kept": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1/kept"
              }
            }""";

    static final String DONE = """
            {
              "id": "0198f2a0-0000-7000-8000-0000000000f1", "state": "DONE", "mode": "new",
              "observedFrom": "2017-03-01T00:00:00Z", "lines": 8800, "progress": 1.0,
              "read": 8800, "accepted": 8799, "unchanged": 0, "rejected": 1,
              "errors": [
                {"line": 17, "type": "urn:leadstream:problem:unknown-stage",
                 "detail": "history[0].stage must be a stage of the pipeline"}
              ],
              "errorsOmitted": 0,
              "createdBy": "revops", "createdAt": "2026-11-22T09:30:00Z", "finishedAt": "2026-11-22T09:30:05Z",
              "links": {
                "self": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1",
                "errors": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1/errors",
                "kept": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1/kept"
              }
            }""";

    static final String UNDONE = """
            {
              "id": "0198f2a0-0000-7000-8000-0000000000f1", "state": "UNDONE", "mode": "new",
              "lines": 8800, "progress": 1.0,
              "read": 8800, "accepted": 8800, "unchanged": 0, "rejected": 0, "errors": [], "errorsOmitted": 0,
              "undone": {
                "withdrawn": 8799, "restored": 0, "kept": 1,
                "keptDeals": [
                  {"dealId": "0198f2a0-0000-7000-8000-00000000000a", "externalId": "1C1I7A6R", "reason": "changed-since"}
                ]
              },
              "createdBy": "revops", "createdAt": "2026-11-22T09:30:00Z", "finishedAt": "2026-11-22T09:40:05Z",
              "links": {
                "self": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1",
                "errors": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1/errors",
                "kept": "/api/deals/imports/0198f2a0-0000-7000-8000-0000000000f1/kept"
              }
            }""";

    static final String ERRORS = """
            {
              "items": [
                {"line": 17, "type": "urn:leadstream:problem:unknown-stage",
                 "detail": "history[0].stage must be a stage of the pipeline"}
              ]
            }""";

    static final String KEPT = """
            {
              "items": [
                {"dealId": "0198f2a0-0000-7000-8000-00000000000a", "externalId": "1C1I7A6R", "reason": "changed-since"}
              ]
            }""";

    private ImportExamples() {}
}
