package io.leadstream.pipeline.methodology;

/** What the API's description shows. */
final class MethodologyExamples {

    static final String SPIN = """
            {
              "number": 11, "key": "spin", "name": "SPIN Selling", "origin": "Rackham 1988",
              "principle": "four kinds of question to understand the lead's surroundings",
              "elements": [
                {"key": "situation", "kind": "QUESTION", "text": "Situation", "ask": "How do they work today?"}
              ],
              "fitsWhen": "buyers with a specific problem",
              "doubtedWhen": "reps can research it beforehand",
              "approaches": [{"approach": "solution", "basis": "curated"}],
              "trademark": "The name is or may be a trademark of its owner, used here only to describe."
            }""";

    static final String CATALOGUE = "{\"items\": [" + SPIN + "]}";

    static final String APPROACHES = """
            {"items": [
              {"key": "self-service", "fitsWhen": "buyers educate themselves and buy on line", "figures": null,
               "methodologies": []},
              {"key": "consultative", "fitsWhen": "buyers do not fully know the problem; several deciders",
               "figures": {
                 "averageContractValue": {"text": "20,000 to 100,000 USD", "low": 20000, "high": 100000, "weight": 1},
                 "salesCycleDays": {"text": "6 to 18 months", "low": 182.625, "high": 547.875, "weight": 1},
                 "dealsPerRepPerMonth": {"text": "1 to 3 a quarter", "low": 0.333, "high": 1, "weight": 1}},
               "methodologies": [{"key": "meddic", "name": "MEDDIC", "basis": "curated"}]}
            ]}""";

    static final String ASKED = """
            {
              "segment": {"product": "GTX"}, "measure": false,
              "averageContractValue": {"amount": "45000.00", "currency": "USD"},
              "salesCycleDays": 210, "dealsPerRepPerMonth": 0.6,
              "problemAwareness": "KNOWS_PARTLY", "deciders": 4,
              "repCostPerMonth": {"amount": "12000.00", "currency": "USD"},
              "marketingCostPerWonDeal": {"amount": "1500.00", "currency": "USD"}, "grossMargin": 0.7
            }""";

    static final String RECOMMENDED = """
            {
              "id": "0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10", "at": "2026-11-20T09:30:00Z", "segment": {"product": "GTX"},
              "approach": "consultative",
              "because": "within its range: averageContractValue 20,000 to 100,000 USD",
              "figures": [{"figure": "averageContractValue", "value": 45000, "basis": "given"}],
              "distances": [
                {"approach": "self-service", "distance": null, "shifted": null, "dimensions": []},
                {"approach": "consultative", "distance": 0, "shifted": 0, "dimensions": [
                  {"figure": "averageContractValue", "given": 45000, "range": "20,000 to 100,000 USD",
                   "low": 20000, "high": 100000, "distance": 0, "weight": 1}]}],
              "shifts": [{"input": "deciders", "approach": "consultative", "by": -0.15,
                          "reason": "several deciders make a sale consultative"}],
              "methodologies": [{"key": "meddic", "name": "MEDDIC", "basis": "curated"}],
              "cost": {"cac": {"amount": "21500.00", "currency": "USD"}, "dealsPerRepPerMonth": 0.6,
                       "assumedDeals": false, "shareOfContractValue": 0.477778, "marginAfterSelling": 0.222222,
                       "contribution": {"amount": "10000.00", "currency": "USD"}, "warnings": []},
              "tooSimple": {"approach": "solution", "effect": "too simple: deals are lost whose buyers want help",
                            "cac": {"amount": "3197.06", "currency": "USD"},
                            "extraPerDeal": {"amount": "-18302.94", "currency": "USD"},
                            "shareOfContractValue": 0.0710457, "marginAfterSelling": 0.628954,
                            "lossBreakEven": 0.646671},
              "adopted": false
            }""";

    static final String RECOMMENDATIONS = """
            {"items": [{"id": "0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10", "at": "2026-11-20T09:30:00Z", "by": "manager-1",
                        "segment": {"product": "GTX"}, "approach": "consultative", "adopted": true}]}""";

    static final String ADOPTED = """
            {"items": [{"segmentKey": "segment:segments.product=GTX", "segment": {"product": "GTX"},
              "approach": "consultative", "methodologies": [{"key": "meddic", "name": "MEDDIC", "basis": "curated"}],
              "recommendation": "0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10", "adoptedBy": "manager-1",
              "adoptedAt": "2026-05-20T09:30:00Z",
              "found": {"checkedAt": "2026-11-20T09:30:00Z", "from": "2026-05-24T09:30:00Z", "to": "2026-11-20T09:30:00Z",
                        "deals": 40, "figures": {"averageContractValue": 5200, "salesCycleDays": 35},
                        "nearest": "solution", "distance": 0.65, "nearestDistance": 0.04},
              "drift": {"to": "solution", "since": "2026-11-20T09:30:00Z"}}]}""";

    static final String PLAYBOOK = "{\"methodologies\": [\"spin\"]}";

    static final String PLAYBOOKS = """
            {"pipeline": "standard", "version": 2,
             "methodologies": [{"key": "meddic", "name": "MEDDIC"}],
             "stages": {"NEED_CONFIRMED": [{"key": "spin", "name": "SPIN Selling"}]}}""";

    static final String GIVEN = "{\"answer\": \"They type every order twice.\"}";

    static final String ANSWER = """
            {"methodology": "spin", "question": "problem", "version": 1, "answered": true,
             "answer": "They type every order twice.", "stage": "NEED_CONFIRMED", "answeredAt": "2026-11-20T09:30:00Z",
             "knownAt": "2026-11-20T09:30:00Z", "by": "rep-7"}""";

    static final String TAKEN_BACK = """
            {"methodology": "spin", "question": "problem", "version": 2, "answered": false, "stage": "NEED_CONFIRMED",
             "answeredAt": "2026-11-21T09:30:00Z", "knownAt": "2026-11-21T09:30:00Z", "by": "rep-7"}""";

    static final String ANSWERS = "{\"present\": " + TAKEN_BACK + ", \"before\": [" + ANSWER + "]}";

    static final String DEAL_PLAYBOOK = """
            {"dealId": "0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10", "stage": "NEED_CONFIRMED", "playbooks": [
              {"methodology": "spin", "name": "SPIN Selling", "ofPipeline": false, "stages": ["NEED_CONFIRMED"],
               "now": true, "answered": 0, "of": 4, "questions": [
                 {"key": "situation", "kind": "QUESTION", "text": "Situation", "ask": "How do they work today?"}]}]}""";

    static final String OUTCOMES = """
            {"by": "methodology", "from": "2026-01-01T00:00:00Z", "to": "2026-11-20T09:30:00Z", "groups": [
              {"key": "spin",
               "followed": {"won": 12, "lost": 18, "rate": 0.4, "low": 0.245927, "high": 0.576975,
                            "medianCycleDays": 41.5},
               "notFollowed": {"won": 5, "lost": 20, "rate": 0.2, "low": 0.0886, "high": 0.391302,
                               "medianCycleDays": 55.0}}]}""";

    private MethodologyExamples() {}
}
