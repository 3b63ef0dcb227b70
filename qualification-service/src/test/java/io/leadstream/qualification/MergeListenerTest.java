package io.leadstream.qualification;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.local.test.Stack;
import io.leadstream.qualification.LeadService.Sent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two leads that lead-service makes one, and two again. */
@RealStack
class MergeListenerTest {

    private static final Api REP = Api.as("rep");

    private final UUID survivor = LeadService.newId();
    private final UUID merged = LeadService.newId();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private LeadService leadService;

    @BeforeEach
    void start() {
        Stack.current().awaitPublishing();
        leadService = new LeadService();
    }

    @AfterEach
    void stop() {
        leadService.close();
    }

    private static String mergeBody(UUID survivor, UUID merged) {
        return LeadService.body(
                survivor,
                "\"mergedLeadId\":\"%s\",%s,\"company\":%s"
                        .formatted(merged, LeadService.GOOD_PERSON, LeadService.goodCompany(survivor)));
    }

    private Sent merge() {
        return leadService.send(
                survivor.toString(),
                "lead.merged.v1",
                mergeBody(survivor, merged),
                now.plusMillis(10),
                now.plusMillis(10));
    }

    private Sent unmerge() {
        return leadService.send(
                survivor.toString(),
                "lead.unmerged.v1",
                mergeBody(survivor, merged).replace("mergedLeadId", "restoredLeadId"),
                now.plusMillis(20),
                now.plusMillis(20));
    }

    @Test
    void whatTheMergedLeadDidCountsForTheSurvivorUntilTheyAreTwoAgain() {
        leadService.captured(survivor, survivor, now);
        leadService.capturedCold(merged, now);
        REP.await(merged, leadService.did(merged, "CALL", now, now));

        REP.await(survivor, merge());
        REP.read(survivor).body("score.engagement", equalTo(10.0f)).body("lifecycle", equalTo("IQL"));
        REP.read(merged).body("mergedInto", equalTo(survivor.toString())).body("score.engagement", equalTo(10.0f));
        REP.accept(merged).statusCode(409).body("mergedInto", equalTo(survivor.toString()));

        Sent late = leadService.did(merged, "DEMO", now, now);
        REP.await(merged, late);
        REP.read(survivor).body("score.engagement", equalTo(40.0f)).body("lifecycle", equalTo("MQL"));

        REP.await(survivor, unmerge());
        REP.read(survivor).body("score.engagement", equalTo(0.0f)).body("mergedInto", nullValue());
        REP.read(merged).body("mergedInto", nullValue()).body("score.engagement", equalTo(40.0f));
        REP.accept(merged).statusCode(200);
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        Sent capture = leadService.prepare(survivor.toString());
        Sent call = leadService.prepare(merged.toString());
        Sent other = leadService.prepare(merged.toString());
        Sent meeting = leadService.prepare(merged.toString());
        Sent merge = leadService.prepare(survivor.toString());
        Sent split = leadService.prepare(survivor.toString());
        Sent again = leadService.prepare(survivor.toString());
        List<Runnable> events = new ArrayList<>(List.of(
                () -> leadService.put(capture, "lead.captured.v1", good(survivor), now, now),
                () -> leadService.put(call, "lead.captured.v1", good(merged), now, now),
                () -> leadService.put(other, "lead.activity-recorded.v1", did(merged, "CALL"), now, now),
                () -> leadService.put(meeting, "lead.activity-recorded.v1", did(merged, "MEETING"), now, now),
                () -> leadService.put(merge, "lead.merged.v1", mergeBody(survivor, merged), now, now),
                () -> leadService.put(
                        split,
                        "lead.unmerged.v1",
                        mergeBody(survivor, merged).replace("mergedLeadId", "restoredLeadId"),
                        now,
                        now),
                () -> leadService.put(again, "lead.merged.v1", mergeBody(survivor, merged), now, now)));
        Collections.shuffle(events, new Random());

        events.forEach(Runnable::run);

        for (Sent sent : List.of(capture, merge, split, again)) {
            REP.await(survivor, sent);
        }
        for (Sent sent : List.of(call, other, meeting)) {
            REP.await(merged, sent);
        }
        REP.read(survivor).body("score.engagement", equalTo(35.0f)).body("lifecycle", equalTo("MQL"));
        REP.read(merged).body("mergedInto", equalTo(survivor.toString()));
        assertEquals(
                List.of("1"),
                Stack.current()
                        .psql("select count(*) from lead_merge where survivor_id = '%s' and merged"
                                .formatted(survivor)));
    }

    private static String good(UUID lead) {
        return LeadService.body(lead, LeadService.GOOD_PERSON + ",\"company\":" + LeadService.goodCompany(lead));
    }

    private static String did(UUID lead, String type) {
        return "{\"leadId\":\"%s\",\"activityId\":\"%s\",\"type\":\"%s\",\"direction\":\"INBOUND\"}"
                .formatted(lead, LeadService.newId(), type);
    }
}
