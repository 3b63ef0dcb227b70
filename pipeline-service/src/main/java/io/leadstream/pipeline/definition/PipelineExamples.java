package io.leadstream.pipeline.definition;

/** What the API's description shows. */
final class PipelineExamples {

    static final String DRAFT = """
            {
              "key": "renewals",
              "name": "Renewals",
              "default": false,
              "standards": "refuse",
              "stages": [
                {
                  "key": "VALUE_CONFIRMED", "name": "Value confirmed", "phase": "SALE",
                  "repAction": "Review the year with the customer",
                  "buyerOutcome": "The customer has named what they gained",
                  "exitCriteria": [
                    {"key": "gain-named", "text": "The customer named the gain in figures",
                     "inspectable": "the customer's e-mail", "minimumEvidence": 1, "kinds": ["EMAIL", "BUYER_DOCUMENT"]}
                  ]
                },
                {
                  "key": "TERMS_AGREED", "name": "Terms agreed", "phase": "SALE",
                  "buyerOutcome": "The customer has accepted the terms of the next year",
                  "rules": {"noSkip": true, "approval": {"roles": ["manager"], "when": "EXIT"}, "maximumAge": "P30D"},
                  "tasks": [{"key": "terms", "title": "Draft next year's terms", "role": "rep", "dueWithin": "P5D"}],
                  "exitCriteria": [
                    {"key": "terms-accepted", "text": "The customer accepted the terms in writing",
                     "inspectable": "that e-mail", "minimumGrade": "BUYER_STATEMENT", "expiresAfter": "P90D"}
                  ]
                }
              ]
            }""";

    static final String PUBLISHED = """
            {
              "key": "renewals", "version": 1, "name": "Renewals", "default": false, "meetsStandards": true,
              "stages": [
                {
                  "key": "VALUE_CONFIRMED", "name": "Value confirmed", "phase": "SALE", "rank": 1,
                  "buyerOutcome": "The customer has named what they gained",
                  "exitCriteria": [
                    {"key": "gain-named", "text": "The customer named the gain in figures",
                     "inspectable": "the customer's e-mail", "minimumEvidence": 1, "kinds": ["EMAIL", "BUYER_DOCUMENT"]}
                  ]
                }
              ],
              "warnings": [],
              "publishedAt": "2026-11-22T09:30:00Z"
            }""";

    static final String FAULTY = """
            {
              "key": "old", "name": "Old", "stages": [
                {"key": "DEMO", "name": "Demo", "phase": "SALE",
                 "buyerOutcome": "The buyer has seen it",
                 "exitCriteria": [{"key": "seen", "text": "The buyer attended", "inspectable": "the recording"}]}
              ]
            }""";

    static final String FINDINGS = """
            {
              "meetsStandards": false,
              "findings": [
                {"field": "stages[0].name", "standard": "buyer-centric", "rule": "named-from-the-buyers-side",
                 "message": "\\"Demo\\" is what the rep does", "suggestion": "call it \\"Product evaluated\\""}
              ]
            }""";

    static final String DIFF = """
            {
              "key": "renewals", "from": 1, "to": 2,
              "added": [],
              "removed": [
                {"stage": "PRICE_DISCUSSED", "name": "Price discussed", "phase": "SALE", "successor": "TERMS_AGREED"}
              ],
              "renamed": [{"stage": "VALUE_CONFIRMED", "from": "Value seen", "to": "Value confirmed"}],
              "moved": [],
              "criteria": [
                {"stage": "TERMS_AGREED", "criterion": "terms-accepted", "kind": "CHANGED", "fields": [
                  {"stage": "TERMS_AGREED", "field": "minimumEvidence", "from": "1", "to": "2"}]}
              ],
              "changed": [{"stage": "TERMS_AGREED", "field": "rules.maximumAge", "to": "P30D"}]
            }""";

    private PipelineExamples() {}
}
