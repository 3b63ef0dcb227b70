package io.leadstream.messaging;

import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What a service does with records that are no events of ours: a partner's, say. A bean per kind of topics; each reads
 * on a thread and in a consumer group of its own, so that what one waits for holds up no other.
 */
public interface RecordHandler {

    /** Names thread, consumer group ({@code <service>-<name>}) and health check. */
    String name();

    /** The topics that it reads, also those that are made later. */
    Pattern topics();

    /** Works a batch off, all of it. A batch that throws comes again, after a pause, without end. */
    void take(ConsumerRecords<String, byte[]> batch);
}
