package io.leadstream.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the services have still to read of the topics. */
final class Backlog implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of("lead-service", "qualification-service", "pipeline-service", "forecast-service");

    /** So long nothing may be left and nothing be added: the outboxes have been read to their ends then, too. */
    private static final int QUIET_SECONDS = 6;

    private final Admin admin;

    Backlog(Subject subject) {
        admin = Admin.create(subject.leadstream().operator());
    }

    void awaitNone() throws InterruptedException, ExecutionException {
        long before = -1;
        for (int quiet = 0; quiet < QUIET_SECONDS; quiet++) {
            Thread.sleep(1_000);
            Ends ends = ends();
            if (ends.left() > 0 || ends.written() != before) {
                quiet = -1;
            }
            before = ends.written();
        }
    }

    private record Ends(long written, long left) {
        Ends plus(Ends other) {
            return new Ends(written + other.written, left + other.left);
        }
    }

    private Ends ends() throws InterruptedException, ExecutionException {
        Ends all = new Ends(0, 0);
        for (GroupListing group : admin.listGroups().all().get()) {
            if (SERVICES.stream().anyMatch(group.groupId()::startsWith)) {
                all = all.plus(ends(group.groupId()));
            }
        }
        return all;
    }

    private Ends ends(String group) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var latest = admin.listOffsets(
                        read.keySet().stream().collect(Collectors.toMap(topic -> topic, topic -> OffsetSpec.latest())))
                .all()
                .get();
        long written = latest.values().stream().mapToLong(end -> end.offset()).sum();
        long done = read.values().stream()
                .mapToLong(position -> position == null ? 0 : position.offset())
                .sum();
        return new Ends(written, written - done);
    }

    @Override
    public void close() {
        admin.close();
    }
}
