package io.leadstream.local;

import java.util.Map;
import java.util.TreeMap;

/** The Connect worker's settings. */
final class ConnectSettings {
    private static final String WORKER = """
            group.id=leadstream-connect
            config.storage.topic=connect-configs
            offset.storage.topic=connect-offsets
            status.storage.topic=connect-status
            config.storage.replication.factor=1
            offset.storage.replication.factor=1
            status.storage.replication.factor=1
            offset.flush.interval.ms=1000
            scheduled.rebalance.max.delay.ms=0
            session.timeout.ms=6000
            heartbeat.interval.ms=2000
            task.shutdown.graceful.timeout.ms=3000
            topic.creation.enable=false
            plugin.discovery=service_load
            key.converter=org.apache.kafka.connect.storage.StringConverter
            value.converter=org.apache.kafka.connect.storage.StringConverter
            config.providers=env
            config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
            config.providers.env.param.allowlist.pattern=LEADSTREAM_.*
            connector.client.config.override.policy=All
            """;

    private ConnectSettings() {}

    static String text(Ports ports, Map<String, Object> client) {
        var text = new StringBuilder(WORKER);
        text.append("listeners=http://127.0.0.1:").append(ports.connect()).append('\n');
        text.append("rest.advertised.host.name=127.0.0.1\n");
        for (var prefix : new String[] {"", "producer.", "consumer.", "admin."}) {
            new TreeMap<>(client).forEach((key, value) -> text.append(prefix)
                    .append(key)
                    .append('=')
                    .append(value)
                    .append('\n'));
        }
        return text.toString();
    }
}
