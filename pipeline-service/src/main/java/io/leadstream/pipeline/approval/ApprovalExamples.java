package io.leadstream.pipeline.approval;

/** What the API's description shows. */
final class ApprovalExamples {

    static final String PLAN = """
            {"legal": "FRAMEWORK_AGREEMENT", "budget": "OWN", "oralApprovalAt": "2026-11-20T09:00:00Z"}""";

    static final String DATES = """
            {"oralApprovalAt": "2026-11-20T09:00:00Z"}""";

    static final String STEP = """
            {"state": "IN_PROGRESS", "startedAt": "2026-11-21T09:00:00Z"}""";

    static final String PATH = """
            {
              "dealId": "0198f2a0-0000-7000-8000-00000000000a", "asOf": "2026-11-28T09:00:00Z",
              "legal": "CFO_REVIEW", "budget": "OWN", "companySize": "10-49", "usual": "CFO_REVIEW",
              "steps": [
                {"key": "cfo-review", "track": "LEGAL", "owner": "CFO", "expectedDays": 10, "state": "IN_PROGRESS",
                 "startedAt": "2026-11-21T09:00:00Z"},
                {"key": "finance-approval", "track": "BUDGET", "owner": "FINANCE", "expectedDays": 5,
                 "state": "APPROVED", "startedAt": "2026-11-20T09:00:00Z", "endedAt": "2026-11-24T09:00:00Z",
                 "actualDays": 4}
              ],
              "oralApprovalAt": "2026-11-20T09:00:00Z",
              "timing": {
                "basis": "PAST_DEALS", "days": 14,
                "past": {"n": 12, "median": 14.0, "low": 9.0, "high": 21.0, "level": 0.95},
                "pastBuyers": {"companySize": "10-49"},
                "expectedClose": "2026-11-30", "close": "2026-12-04", "movedByDays": 4,
                "because": "12 past deals with CFO_REVIEW and OWN, at companies with 10-49 employees, took a median of 14 days from oral approval to signature"
              },
              "links": {"deal": "/api/deals/0198f2a0-0000-7000-8000-00000000000a"}
            }""";

    static final String STATISTICS = """
            {
              "buyers": {"companySize": "10-49"}, "signed": 12,
              "paths": [
                {"legal": "CFO_REVIEW", "budget": "OWN",
                 "oralToSignature": {"n": 12, "median": 14.0, "low": 9.0, "high": 21.0, "level": 0.95}}
              ],
              "steps": [
                {"key": "cfo-review", "track": "LEGAL", "expectedDays": 10.0,
                 "actual": {"n": 9, "median": 11.0, "low": 7.0, "high": 16.0, "level": 0.95}}
              ]
            }""";

    private ApprovalExamples() {}
}
