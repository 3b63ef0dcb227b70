package io.leadstream.forecast.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final TopicPartition DEALS = new TopicPartition("deal-events", 0);

    private static final EventHandler HANDLER = new EventHandler() {
        @Override
        public String topic() {
            return DEALS.topic();
        }

        @Override
        public void handle(Event event) {}
    };

    private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");

    private Replay replay(int records, int bytes) {
        Node[] none = {};
        kafka.updatePartitions(DEALS.topic(), List.of(new PartitionInfo(DEALS.topic(), 0, Node.noNode(), none, none)));
        kafka.updateBeginningOffsets(Map.of(DEALS, 0L));
        kafka.updateEndOffsets(Map.of(DEALS, (long) records));
        kafka.setMaxPollRecords(2);
        var replay = new Replay(kafka, List.of(HANDLER));
        for (int i = 0; i < records; i++) {
            kafka.addRecord(new ConsumerRecord<>(DEALS.topic(), 0, i, "k", new byte[bytes]));
        }
        return replay;
    }

    @Test
    void aBatchOfLargeRecordsIsSmall() throws Exception {
        try (var replay = replay(20, 1024 * 1024)) {
            var sizes = new ArrayList<Integer>();
            while (replay.distance(replay.ends()) > 0) {
                replay.step(replay.ends(), (batch, _) -> sizes.add(batch.size()));
            }
            assertEquals(20, sizes.stream().mapToInt(Integer::intValue).sum());
            assertTrue(sizes.stream().allMatch(size -> size <= 5), sizes::toString);
        }
    }

    @Test
    void whatCouldNotBeAppliedIsReadAgain() throws Exception {
        try (var replay = replay(3, 10)) {
            var before = replay.positions();
            assertEquals(3, replay.step(replay.ends(), (_, _) -> {}));
            replay.back(before);
            assertEquals(3, replay.distance(replay.ends()));
        }
    }
}
