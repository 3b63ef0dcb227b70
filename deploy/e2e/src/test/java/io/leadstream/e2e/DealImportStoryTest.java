package io.leadstream.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.leadstream.local.test.RunningLeadstream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The deals of another system, with what their field history tells, up to the forecast; and back. */
class DealImportStoryTest {

    private final RunningLeadstream leadstream = Leadstream.running();
    private final Api revops = Api.of(leadstream, "revops");
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String pipeline = "import-" + mark;

    @Test
    void anExportWithItsFieldHistoryIsMappedImportedCountedAndUndone() {
        publishPipeline();
        String job = revops.upload(
                        "/api/deals/imports?layout=salesforce&review=true&pipeline=" + pipeline,
                        "text/csv",
                        """
                        Id,Name,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,CreatedDate
                        %1$s-1,"Acme, 40 seats",Closed Won,1200.00,USD,2026-06-30,true,true,2026-01-02T09:00:00.000Z
                        %1$s-2,Beta,Closed Lost,900.00,USD,2026-06-30,true,false,2026-01-03T09:00:00.000Z
                        %1$s-3,Gamma,Probe,500.00,USD,2026-12-31,false,false,2026-01-04T09:00:00.000Z
                        """.formatted(mark))
                .expect(202)
                .location();
        assertEquals(List.of("Probe"), unknownStages(job));
        revops.put(job + "/mapping", """
                        {"pipeline":"%s","stages":{"Probe":"TRIED","Value Proposition":"TRIED","Qualification":"ASKED"}}""".formatted(pipeline), "If-Match", "*").expect(200);
        revops.putFile(job + "/history", "text/csv", """
                        Id,OpportunityId,CreatedDate,Field,OldValue,NewValue
                        1,%1$s-1,2026-01-20T09:00:00.000Z,StageName,Qualification,Value Proposition
                        2,%1$s-1,2026-03-01T09:00:00.000Z,StageName,Value Proposition,Closed Won
                        3,%1$s-2,2026-02-01T09:00:00.000Z,StageName,Qualification,Closed Lost
                        4,%1$s-3,2026-02-02T09:00:00.000Z,StageName,Qualification,Probe
                        5,%1$s-3,2026-02-03T09:00:00.000Z,Amount,1,500
                        """.formatted(mark), "If-Match", "*")
                .expect(200);
        assertEquals(List.of(), unknownStages(job));

        revops.post(job + "/start", "").expect(202);
        assertEquals(3, awaitState(job, "DONE").get("accepted").asInt());
        awaitStage("ASKED", 3, 2, 1);
        awaitStage("TRIED", 2, 1, 0);

        revops.delete(job, "If-Match", revops.get(job).expect(200).etag()).expect(202);
        assertEquals(3, awaitState(job, "UNDONE").at("/undone/withdrawn").asInt());
        awaitStage("ASKED", 0, 0, 0);
    }

    private void publishPipeline() {
        revops.post("/api/pipelines", """
                        {"key":"%s","name":"Imported %s","standards":"warn","stages":[
                          {"key":"ASKED","name":"Need confirmed","phase":"SALE"},
                          {"key":"TRIED","name":"Product evaluated","phase":"SALE"}]}""".formatted(pipeline, mark)).expect(201);
    }

    private List<String> unknownStages(String job) {
        JsonNode stages = revops.get(job + "/preview").expect(200).body().get("stages");
        return StreamSupport.stream(stages.spliterator(), false)
                .filter(stage -> !stage.has("means"))
                .map(stage -> stage.get("name").asText())
                .toList();
    }

    private JsonNode awaitState(String job, String state) {
        return await().until(
                        () -> revops.get(job).expect(200).body(),
                        shown -> shown.get("state").asText().equals(state));
    }

    /** What the forecast counts of a stage: as soon as it has heard of the deals. */
    private void awaitStage(String key, int entered, int advanced, int lost) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode stage = stage(key);
            assertEquals(
                    List.of(entered, advanced, lost),
                    List.of(
                            stage.path("entered").asInt(),
                            stage.path("advanced").asInt(),
                            stage.path("lost").asInt()));
        });
    }

    private JsonNode stage(String key) {
        JsonNode stages = revops.get("/api/conversion-rates?pipeline=" + pipeline)
                .expect(200)
                .body()
                .at("/groups/0/stages");
        for (JsonNode stage : stages) {
            if (stage.get("stage").asText().equals(key)) {
                return stage;
            }
        }
        return MissingNode.getInstance();
    }
}
