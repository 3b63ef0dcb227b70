package io.leadstream.rest.live;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a service streams: which topics, and what it makes of their records. A service has one or none. */
public interface LiveSource {

    /** In the order in which a position names them. */
    List<String> topics();

    /** One for each record, in their order. */
    List<LiveEvent> of(List<ConsumerRecord<String, byte[]>> messages);
}
