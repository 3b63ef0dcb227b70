package io.leadstream.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private final Topology topology = Topology.read(Installation.find().deploy("kafka/topics-and-acls.txt"));

    @Test
    void businessTopicsAreKeptForEver() {
        for (var name : List.of("lead-events", "qualification-events", "deal-events", "forecast-events")) {
            assertEquals("-1", settings(name).get("retention.ms"), name);
            assertEquals(12, topic(name).numPartitions(), name);
        }
    }

    @Test
    void whatPartnersSendAndDeadLettersAreForgottenWithinAWeek() {
        topology.topics().stream()
                .map(NewTopic::name)
                .filter(name -> name.startsWith("partner-leads") || name.endsWith(".dlq"))
                .forEach(name -> assertEquals("604800000", settings(name).get("retention.ms"), name));
    }

    @Test
    void deadLettersHaveRoomForMoreThanWhatTheyCopy() {
        assertEquals("4194304", settings("deal-events.forecast-service.dlq").get("max.message.bytes"));
    }

    @Test
    void theTimeOfAnEventsRecordIsItsArrival() {
        assertEquals("LogAppendTime", settings("deal-events").get("message.timestamp.type"));
    }

    @Test
    void everyConsumerHasADeadLetterTopicForEachTopicThatItReads() {
        // nobody applies its own events: they are only streamed on to front ends
        var own = Map.of("lead-service", "lead-events", "pipeline-service", "deal-events");
        for (var topic : List.of("lead-events", "qualification-events", "deal-events")) {
            for (var service : Service.PRODUCT) {
                boolean isOwn = topic.equals(own.get(service.title()));
                if (!isOwn && isAllowed(service.title(), "READ", topic)) {
                    var deadLetters = topic + "." + service.title() + ".dlq";
                    assertTrue(isAllowed(service.title(), "WRITE", deadLetters), deadLetters);
                    assertEquals(12, topic(deadLetters).numPartitions());
                }
            }
        }
    }

    @Test
    void everyRuleNamesAKnownUser() {
        for (var rule : topology.rules()) {
            var user = rule.entry().principal().replace("User:", "");
            assertTrue(topology.users().contains(user) || topology.partners().contains(user), user);
        }
    }

    @Test
    void aLineThatSaysNothingIsRefused() {
        assertThrows(StackFailure.class, () -> Topology.parse("topic lead-events"));
    }

    private boolean isAllowed(String user, String operation, String topic) {
        return topology.rules().stream()
                .anyMatch(rule -> rule.pattern().name().equals(topic)
                        && rule.entry().principal().equals("User:" + user)
                        && rule.entry().operation().name().equals(operation));
    }

    private Map<String, String> settings(String name) {
        return topic(name).configs();
    }

    private NewTopic topic(String name) {
        return topology.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
