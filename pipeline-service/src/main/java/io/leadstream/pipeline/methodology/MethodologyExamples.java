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

    private MethodologyExamples() {}
}
