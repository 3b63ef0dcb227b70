package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.leadstream.e2e.Api.Answer;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What became of leads teaches which leads will convert, and what those who bought have in common. */
class PredictionStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int CALLERS = 4;
    private static final int LEADS = 100;

    /** Of twenty leads: whether in the better industry, whether a chief, whether won; as certain as life is. */
    private static final List<String> TWENTY = List.of(
            "+++", "--.", "+-+", "-+.", "+++", "--.", "+-.", "-++", "+++", "--+", "++.", "--.", "+++", "-+.", "+-.",
            "--.", "+++", "-++", "+-+", "--.");

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api rep = Api.of(leadstream, "rep");
    private final Api marketing = Api.of(leadstream, "marketing");
    private final Sales sales = Sales.of(leadstream);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void ownOutcomesPredictLeadsAndTellWhatTheWonHaveInCommon() throws Exception {
        List<String> leads = captured();
        String untouched = rep.post(
                        "/api/companies",
                        "{\"name\":\"Untouched %1$s\",\"industry\":\"Observatories %1$s\"}".formatted(mark))
                .expect(201)
                .id();
        sell(leads);

        JsonNode trait = await().atMost(LIMIT).until(this::industry, one -> !one.isMissingNode());
        assertEquals(35, trait.get("wonWith").asInt());
        assertEquals(50, trait.get("workedWith").asInt());
        assertTrue(trait.get("low").asDouble() > 1, "the interval is above chance: " + trait);
        await("who is like them").atMost(LIMIT).until(() -> alike().contains(untouched));

        JsonNode model = await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(2))
                .until(this::refitted, fitted -> isLearntFrom(leads.getFirst()));
        assertEquals(50, model.get("converted").asInt(), model.toString());
        assertEquals("ACTIVE", model.get("state").asText(), model.toString());
        assertEquals("NAIVE_BAYES", model.get("method").asText());
        String likely = sales.captured(lead("likely", true, true));
        String unlikely = sales.captured(lead("unlikely", false, false));
        JsonNode hopeful = prediction(likely);
        assertEquals(model.get("version"), hopeful.get("modelVersion"));
        assertTrue(hopeful.get("probability").asDouble() > 0.6, hopeful.toString());
        assertTrue(prediction(unlikely).get("probability").asDouble() < 0.4);
        assertTrue(hopeful.get("explanation").toString().contains("industry"), hopeful.toString());
        await().atMost(LIMIT).until(() -> chance(likely).at("/basis").asText().equals("PREDICTION"));
    }

    @Test
    void aTableFromElsewhereIsLearntFromWithoutTheFieldThatGivesTheOutcomeAway() {
        String table = "Id,Industry,Visits,Verdict,Converted\n" + rows(new Random(7), 1500);
        String dataset = marketing
                .upload("/api/predictive-models/datasets?label=Converted&order=Id", "text/csv", table)
                .expect(202)
                .location();
        JsonNode learnt = await().atMost(LIMIT)
                .until(
                        () -> marketing.get(dataset).expect(200).body(),
                        work -> work.get("state").asText().equals("DONE"));

        JsonNode report = learnt.get("report");
        assertEquals("LOGISTIC", report.get("method").asText(), report.toString());
        assertEquals("Verdict", report.at("/rejected/0/field").asText());
        assertTrue(
                report.at("/metrics/auc").asDouble() > 0.7,
                report.get("metrics").toString());
        assertTrue(
                report.at("/metrics/ece").asDouble() < 0.1,
                report.get("metrics").toString());
        String scores = marketing
                .upload(dataset + "/scores", "text/csv", "Industry,Visits\nSOFTWARE,9\nRETAIL,0\n")
                .expect(200)
                .response()
                .body();
        List<Double> chances = scores.lines()
                .map(line -> Api.parse(line).get("probability").asDouble())
                .toList();
        assertTrue(chances.get(0) > 0.5 && chances.get(1) < 0.5, chances.toString());
    }

    /** Whoever visits often, and whoever is in software, converts more often than others; a verdict came afterwards. */
    private static String rows(Random random, int count) {
        var rows = new StringBuilder();
        for (int id = 0; id < count; id++) {
            boolean software = random.nextBoolean();
            int visits = random.nextInt(10);
            double logOdds = (software ? 1 : -1) + (visits - 4.5) / 3;
            boolean converted = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            rows.append("%d,%s,%d,%s,%d%n"
                    .formatted(
                            id,
                            software ? "SOFTWARE" : "RETAIL",
                            visits,
                            converted ? "will buy" : "lost",
                            converted ? 1 : 0));
        }
        return rows.toString();
    }

    /** A hundred at once, each of a company of its own. */
    private List<String> captured() {
        List<String> bodies = IntStream.range(0, LEADS)
                .mapToObj(i -> lead("p" + i, of(i).charAt(0) == '+', of(i).charAt(1) == '+'))
                .toList();
        Answer batch = rep.post("/api/leads/batch", bodies.toString()).expect(207);
        var ids = new ArrayList<String>();
        batch.body().get("results").forEach(result -> ids.add(result.get("id").asText()));
        assertEquals(LEADS, ids.size());
        return ids;
    }

    private static String of(int lead) {
        return TWENTY.get(lead % TWENTY.size());
    }

    private static boolean isWon(int lead) {
        return of(lead).charAt(2) == '+';
    }

    private String lead(String name, boolean better, boolean chief) {
        return """
                {"email":"me@%1$s-%2$s.example","source":"EVENT","jobTitle":"%3$s",
                 "company":{"industry":"%4$s %2$s","employees":90}}""".formatted(name, mark, chief ? "CEO" : "Engineer", better ? "Observatories" : "Aquariums");
    }

    /** A deal with each, half of them won, the others lost: what is open yet tells nothing. */
    private void sell(List<String> leads) throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            // those that are won first: they have to within the horizon
            var sold = IntStream.range(0, LEADS)
                    .boxed()
                    .sorted(Comparator.comparing(i -> !isWon(i)))
                    .map(i -> callers.submit(() -> sell(leads.get(i), isWon(i))))
                    .toList();
            for (Future<?> one : sold) {
                one.get();
            }
        }
    }

    private void sell(String lead, boolean won) {
        String deal = rep.post("/api/deals", "{\"name\":\"Telescope\",\"leadId\":\"%s\"}".formatted(lead))
                .expect(201)
                .id();
        if (won) {
            sales.win(deal, "100.00", "NOK");
        } else {
            rep.post(
                            "/api/deals/" + deal + "/closure",
                            "{\"outcome\":\"LOST\",\"reason\":\"NO_DECISION\"}",
                            "If-Match",
                            rep.get("/api/deals/" + deal).expect(200).etag())
                    .expect(200);
        }
    }

    private JsonNode industry() {
        for (JsonNode trait : rep.items("/api/traits?limit=200")) {
            String value = trait.get("value").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (value.equals("observatories " + mark)
                    && trait.get("workedWith").asInt() == 50
                    && trait.get("overRepresented").asBoolean()) {
                return trait;
            }
        }
        return MissingNode.getInstance();
    }

    private List<String> alike() {
        return rep.items("/api/traits/accounts?limit=200").stream()
                .map(account -> account.get("companyId").asText())
                .toList();
    }

    /** Fits anew, and returns the newest version. */
    private JsonNode refitted() {
        String refit =
                marketing.post("/api/predictive-models/refits", "").expect(202).location();
        await().atMost(LIMIT)
                .until(() ->
                        rep.get(refit).expect(200).body().get("state").asText().equals("DONE"));
        return rep.items("/api/predictive-models?limit=1").getFirst();
    }

    private boolean isLearntFrom(String lead) {
        return prediction(lead).findValuesAsText("level").contains("Observatories " + mark);
    }

    private JsonNode prediction(String lead) {
        return rep.get("/api/qualifications/" + lead + "/prediction")
                .expect(200)
                .body();
    }

    private JsonNode chance(String lead) {
        return rep.items("/api/qualifications?limit=200&industry=Observatories%20" + mark).stream()
                .filter(item -> item.get("leadId").asText().equals(lead))
                .findFirst()
                .orElseThrow()
                .get("chance");
    }
}
