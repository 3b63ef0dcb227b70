package io.leadstream.pipeline.deal;

/** What the API's description shows. */
final class DealExamples {

    static final String OPENING = """
            {
              "name": "Acme, 40 seats",
              "leadId": "0198f2a0-0000-7000-8000-000000000001",
              "pipeline": "standard",
              "amount": {"amount": "1200.00", "currency": "EUR"},
              "owner": "rep-7",
              "expectedClose": "2026-12-31",
              "segments": {"product": "GTX"},
              "team": ["rep-8"],
              "nextStep": {"text": "Send the summary", "date": "2026-11-30"},
              "competitors": ["Rival"],
              "primaryContact": {"leadId": "0198f2a0-0000-7000-8000-000000000001"}
            }""";

    static final String DEAL = """
            {
              "id": "0198f2a0-0000-7000-8000-00000000000a",
              "name": "Acme, 40 seats",
              "leadId": "0198f2a0-0000-7000-8000-000000000001",
              "pipeline": "standard", "pipelineVersion": 1,
              "stage": "NEED_CONFIRMED", "stageName": "Need confirmed", "phase": "SALE", "state": "OPEN",
              "amount": {"amount": "1200.00", "currency": "EUR"},
              "inBase": {"amount": "1200.00", "currency": "EUR", "rate": "1"},
              "owner": "rep-7", "team": ["rep-8"], "expectedClose": "2026-12-31", "pushes": 0, "closeOverdue": false,
              "segments": {"product": "GTX"}, "category": "PIPELINE",
              "nextStep": {"text": "Send the summary", "date": "2026-11-30"}, "competitors": ["Rival"],
              "origin": "MANUAL", "openedAt": "2026-11-22T09:30:00Z", "stageEnteredAt": "2026-11-22T09:30:00Z",
              "leadDisqualified": false,
              "unmet": [
                {"stage": "NEED_CONFIRMED", "criterion": "problem-stated",
                 "text": "The buyer stated the problem to be solved in their own words"}
              ],
              "links": {"self": "/api/deals/0198f2a0-0000-7000-8000-00000000000a"}
            }""";

    static final String WON = """
            {
              "id": "0198f2a0-0000-7000-8000-00000000000a",
              "name": "Acme, 40 seats",
              "pipeline": "standard", "pipelineVersion": 1,
              "stage": "TERMS_AGREED", "stageName": "Terms agreed", "phase": "SALE", "state": "WON",
              "amount": {"amount": "1150.00", "currency": "EUR"}, "segments": {"product": "GTX"},
              "origin": "MANUAL", "openedAt": "2026-11-22T09:30:00Z", "stageEnteredAt": "2026-12-10T09:30:00Z",
              "closed": {"outcome": "WON", "at": "2026-12-15T16:00:00Z", "stage": "TERMS_AGREED"},
              "leadDisqualified": false,
              "unmet": [],
              "links": {"self": "/api/deals/0198f2a0-0000-7000-8000-00000000000a"}
            }""";

    static final String PATCH = """
            {"amount": {"amount": "1150.00", "currency": "EUR"}, "owner": null}""";

    static final String PROOF = """
            {"criterion": "problem-stated", "kind": "EMAIL", "uri": "https://mail.example/m/4711",
             "note": "second paragraph", "occurredAt": "2026-11-21T15:00:00Z"}""";

    static final String EVIDENCE = """
            {
              "id": "0198f2a0-0000-7000-8000-0000000000e1",
              "stage": "NEED_CONFIRMED", "criterion": "problem-stated", "kind": "EMAIL",
              "grade": "BUYER_STATEMENT", "uri": "https://mail.example/m/4711", "note": "second paragraph",
              "occurredAt": "2026-11-21T15:00:00Z", "knownAt": "2026-11-22T09:31:00Z", "recordedBy": "rep-7"
            }""";

    static final String WITHDRAWAL = """
            {"reason": "it is another customer's e-mail"}""";

    static final String TRANSFER = "{\"toPipeline\": \"enterprise\", \"reason\": \"They buy for the whole group\"}";
    static final String MOVE = """
            {"toStage": "FIT_EVALUATED"}""";

    static final String MOVES = """
            [
              {"dealId": "0198f2a0-0000-7000-8000-00000000000a", "ifMatch": "\\"3\\"", "toStage": "FIT_EVALUATED"},
              {"dealId": "0198f2a0-0000-7000-8000-00000000000b", "ifMatch": "\\"1\\"", "toStage": "FIT_EVALUATED"}
            ]""";

    static final String MOVE_RESULTS = """
            {
              "results": [
                {"index": 0, "status": 200, "id": "0198f2a0-0000-7000-8000-00000000000a", "stage": "FIT_EVALUATED",
                 "version": 4},
                {"index": 1, "status": 412, "id": "0198f2a0-0000-7000-8000-00000000000b",
                 "problem": {"type": "urn:leadstream:problem:precondition-failed", "title": "Precondition failed",
                             "status": 412, "detail": "it has changed since you read it"}}
              ]
            }""";

    static final String UNMET = """
            {
              "type": "urn:leadstream:problem:exit-criteria-unmet", "title": "Exit criteria unmet", "status": 409,
              "detail": "1 exit criteria are not met",
              "unmet": [
                {"stage": "NEED_CONFIRMED", "criterion": "timeline-stated",
                 "text": "The buyer named the date by which it must be solved"}
              ]
            }""";

    static final String CLOSURE = """
            {"outcome": "WON", "amount": {"amount": "1150.00", "currency": "EUR"},
             "occurredAt": "2026-12-15T16:00:00Z"}""";

    static final String REOPENING = """
            {"reason": "The buyer came back with a new budget"}""";

    private DealExamples() {}
}
