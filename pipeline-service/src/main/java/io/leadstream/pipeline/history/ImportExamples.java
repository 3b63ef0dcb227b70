package io.leadstream.pipeline.history;

/** What the API's description shows. */
final class ImportExamples {

    static final String LINES = """
            {"externalId":"1C1I7A6R","name":"Cancity","pipeline":"crm","company":"Cancity","owner":"Moses Frase","segments":{"product":"GTX Plus Basic"},"history":[{"stage":"ENGAGING","at":"2016-10-20"}],"closed":{"outcome":"WON","at":"2017-03-01","amount":{"amount":"1054","currency":"USD"}}}
            {"externalId":"6PTR7VBR","pipeline":"crm","history":[{"stage":"PROSPECTING","at":"2017-12-31T00:00:00Z"}]}
            """;

    static final String ROWS = """
            Record ID,Deal Name,Deal Stage,Pipeline,Amount,Currency,Close Date,Create Date,"Date entered ""Appointment Scheduled (Sales Pipeline)""\","Date entered ""Closed Won (Sales Pipeline)""\"
            1001,Cancity,Closed Won,Sales Pipeline,1054.0,USD,2017-03-01 10:00,2016-10-20 09:12,2016-10-20 09:12,2017-03-01 10:00
            1002,Isdom,Appointment Scheduled,Sales Pipeline,550.0,USD,,2017-01-11 15:40,2017-01-11 15:40,
            """;

    static final String CHANGES = """
            Id,OpportunityId,CreatedDate,Field,OldValue,NewValue
            017A,006A,2017-01-11T15:40:00.000Z,StageName,Prospecting,Value Proposition
            017B,006A,2017-03-01T10:00:00.000Z,StageName,Value Proposition,Closed Won
            """;

    static final String MAPPING = """
            {"columns":{"Produkt":"segments.product","Notiz":""},
             "stages":{"Angebot":"PROPOSAL_REVIEWED","Gewonnen":"WON","Papierkorb":""},
             "pipelines":{"Vertrieb":"standard"},"lossReasons":{"Zu teuer":"PRICE"},
             "currency":"EUR","dates":"DMY","decimal":"COMMA","zone":"Europe/Berlin"}""";

    static final String PREVIEW = """
            {
              "state": "REVIEW", "layout": "HUBSPOT", "encoding": "UTF_8", "separator": ",",
              "columns": [{"header": "Record ID", "field": "externalId", "guessed": true},
                          {"header": "Notes", "guessed": false}],
              "pipelines": [{"name": "Sales Pipeline", "means": "standard", "guessed": true, "rows": 2}],
              "stages": [{"name": "Closed Won", "means": "WON", "guessed": true, "rows": 2},
                         {"name": "Angebot", "guessed": false, "rows": 1}],
              "lossReasons": [], "zone": "UTC", "decimal": "POINT", "rowsLookedAt": 2,
              "sample": [
                {"line": 2, "deal": {"externalId": "1002", "name": "Isdom", "pipeline": "standard", "segments": {},
                 "history": [{"stage": "NEED_CONFIRMED", "at": "2017-01-11T15:40:00Z",
                   "knownAt": "2017-01-11T15:40:00Z"}]}},
                {"line": 3, "problem": {"line": 3, "type": "urn:leadstream:problem:unknown-stage",
                 "detail": "Deal Stage must be a stage of the pipeline, or one whose key is given"}}
              ]
            }""";

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
