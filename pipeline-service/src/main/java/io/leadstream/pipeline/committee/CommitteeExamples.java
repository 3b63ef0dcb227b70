package io.leadstream.pipeline.committee;

/** What the API's description shows. */
final class CommitteeExamples {

    static final String JOINING = """
            {
              "personId": "0198f2a0-0000-7000-8000-0000000000b1",
              "roles": ["CHAMPION", "END_USER"], "stance": "SUPPORTS", "influence": 3,
              "jobFunction": "OPERATIONS", "seniority": "HEAD",
              "equippedWith": ["https://drive.example/business-case"],
              "from": "2026-11-20T09:00:00Z"
            }""";

    static final String PATCH = """
            {"roles": ["CHAMPION", "DECISION_MAKER"], "introducedBy": ["0198f2a0-0000-7000-8000-0000000000c2"],
             "objection": "No second supplier", "addressed": "Exit clause agreed"}""";

    static final String CONTACT = """
            {"at": "2026-11-27T15:00:00Z"}""";

    static final String STAKEHOLDER = """
            {
              "id": "0198f2a0-0000-7000-8000-0000000000c1",
              "personId": "0198f2a0-0000-7000-8000-0000000000b1",
              "roles": ["CHAMPION", "END_USER"], "candidate": false, "stance": "SUPPORTS", "influence": 3,
              "jobFunction": "OPERATIONS", "seniority": "HEAD", "introducedBy": [],
              "resources": 1, "equippedWith": ["https://drive.example/business-case"], "objectionState": "NONE",
              "from": "2026-11-20T09:00:00Z", "since": "2026-11-20T09:00:00Z",
              "lastContactAt": "2026-11-27T15:00:00Z"
            }""";

    static final String COMMITTEE = """
            {
              "dealId": "0198f2a0-0000-7000-8000-00000000000a", "asOf": "2026-11-28T09:00:00Z",
              "members": [
                {"id": "0198f2a0-0000-7000-8000-0000000000c1", "personId": "0198f2a0-0000-7000-8000-0000000000b1",
                 "roles": ["CHAMPION"], "candidate": false, "stance": "SUPPORTS", "influence": 3, "introducedBy": [],
                 "resources": 1, "objectionState": "NONE", "from": "2026-11-20T09:00:00Z",
                 "since": "2026-11-20T09:00:00Z", "lastContactAt": "2026-11-27T15:00:00Z"},
                {"id": "0198f2a0-0000-7000-8000-0000000000c2", "leadId": "0198f2a0-0000-7000-8000-000000000001",
                 "roles": ["DECISION_MAKER", "BUDGET_HOLDER"], "candidate": false, "stance": "NEUTRAL",
                 "introducedBy": ["0198f2a0-0000-7000-8000-0000000000c1"], "resources": 0, "objectionState": "NONE",
                 "from": "2026-11-25T09:00:00Z", "since": "2026-11-25T09:00:00Z"}
              ],
              "roles": {
                "DECISION_MAKER": ["0198f2a0-0000-7000-8000-0000000000c2"],
                "CHAMPION": ["0198f2a0-0000-7000-8000-0000000000c1"],
                "BUDGET_HOLDER": ["0198f2a0-0000-7000-8000-0000000000c2"]
              },
              "decisionMakerPath": {
                "via": ["0198f2a0-0000-7000-8000-0000000000c1", "0198f2a0-0000-7000-8000-0000000000c2"],
                "direct": false
              },
              "links": {"deal": "/api/deals/0198f2a0-0000-7000-8000-00000000000a"}
            }""";

    static final String COVERAGE = """
            {
              "dealId": "0198f2a0-0000-7000-8000-00000000000a", "asOf": "2026-11-28T09:00:00Z",
              "people": 2, "spokenTo": 1,
              "roles": {"CHAMPION": ["0198f2a0-0000-7000-8000-0000000000c1"]},
              "missing": ["DECISION_MAKER", "INFLUENCER", "END_USER", "BLOCKER", "EXECUTIVE_SPONSOR",
                          "LEGAL_AND_COMPLIANCE", "BUDGET_HOLDER"],
              "risks": [
                {"risk": "NO_DECISION_MAKER",
                 "why": "nobody on the committee is known to take the final decision",
                 "nextStep": "Ask the primary contact who takes the final decision, and ask the champion for an introduction",
                 "about": []}
              ]
            }""";

    static final String ROLES = """
            {
              "roles": [
                {"key": "CHAMPION", "name": "champion",
                 "does": "enthusiastic, fights for us inside, has part in the process and the final decision, no authority alone",
                 "means": "equip them with resources to sell to their decision maker"}
              ]
            }""";

    static final String STATISTICS = """
            {
              "level": 0.95, "method": "Wilson",
              "groups": [
                {"winRate": {"count": 1, "of": 2, "share": 0.5, "low": 0.095, "high": 0.905},
                 "roles": [
                   {"role": "CHAMPION",
                    "won": {"count": 1, "of": 1, "share": 1.0, "low": 0.207, "high": 1.0},
                    "lost": {"count": 0, "of": 1, "share": 0.0, "low": 0.0, "high": 0.793},
                    "winRateWith": {"count": 1, "of": 1, "share": 1.0, "low": 0.207, "high": 1.0},
                    "winRateWithout": {"count": 0, "of": 1, "share": 0.0, "low": 0.0, "high": 0.793}}
                 ],
                 "titles": [
                   {"jobFunction": "OPERATIONS", "seniority": "HEAD",
                    "won": {"count": 1, "of": 1, "share": 1.0, "low": 0.207, "high": 1.0},
                    "lost": {"count": 0, "of": 1, "share": 0.0, "low": 0.0, "high": 0.793}}
                 ],
                 "coverage": [
                   {"knownRoles": 0, "winRate": {"count": 0, "of": 1, "share": 0.0, "low": 0.0, "high": 0.793}},
                   {"knownRoles": 1, "winRate": {"count": 1, "of": 1, "share": 1.0, "low": 0.207, "high": 1.0},
                    "medianDaysToWin": 51.5}
                 ]}
              ]
            }""";

    static final String SUGGESTIONS = """
            {
              "dealId": "0198f2a0-0000-7000-8000-00000000000a", "level": 0.9,
              "method": "Beta posterior: past deals, and a curated prior by job title that counts as four people; ...",
              "buyers": {"industry": "SOFTWARE", "companySize": "50-249"},
              "stakeholders": [
                {"stakeholder": "0198f2a0-0000-7000-8000-0000000000c1", "jobFunction": "FINANCE",
                 "seniority": "C_LEVEL",
                 "roles": [
                   {"role": "BUDGET_HOLDER",
                    "chance": {"probability": 0.77, "low": 0.59, "high": 0.91, "played": 10, "of": 12,
                               "playedAlike": 3, "ofAlike": 3}}
                 ]}
              ],
              "lookFor": [
                {"role": "CHAMPION",
                 "titles": [
                   {"jobFunction": "OPERATIONS", "seniority": "HEAD",
                    "chance": {"probability": 0.55, "low": 0.34, "high": 0.75, "played": 6, "of": 9}}
                 ]}
              ]
            }""";

    private CommitteeExamples() {}
}
