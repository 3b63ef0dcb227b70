package io.leadstream.local;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One Kafka Connect worker in distributed mode, with Debezium on its class path. */
public final class LocalConnect {
    private static final String USER = "connect";
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Child worker;
    private final Connectors connectors;

    LocalConnect(Home home, Ports ports, Secrets secrets, Installation installation) {
        this.connectors = new Connectors(URI.create("http://127.0.0.1:" + ports.connect()));
        var jvm = new ChildJvm(
                installation.classPath("connect"), List.of("-Xms64m", "-Xmx256m"), installation.cache("connect"));
        this.worker = new Child(
                home,
                "connect",
                StopSignal.TERMINATE,
                jvm.with(
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        installation.deploy("connect/worker.properties").toString()),
                environment(ports, secrets));
    }

    /** What the files in deploy/connect name as {@code ${env:…}}. */
    private static Map<String, String> environment(Ports ports, Secrets secrets) {
        var environment = new TreeMap<String, String>();
        environment.put("LEADSTREAM_CONNECT_ADDRESS", "127.0.0.1");
        environment.put("LEADSTREAM_CONNECT_HOST", "127.0.0.1");
        environment.put("LEADSTREAM_CONNECT_PORT", Integer.toString(ports.connect()));
        environment.put("LEADSTREAM_KAFKA_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put(Secrets.variable(USER), secrets.password(USER));
        environment.put("LEADSTREAM_POSTGRES_HOST", "127.0.0.1");
        environment.put("LEADSTREAM_POSTGRES_PORT", Integer.toString(ports.postgres()));
        for (var service : Service.values()) {
            environment.put(Secrets.variable(service.replicator()), secrets.password(service.replicator()));
        }
        return environment;
    }

    Child child() {
        return worker;
    }

    /** Returns once the worker has joined its group and answers. */
    public void start() {
        worker.start();
        Patience.require(START_LIMIT, worker, connectors::answer);
    }

    Connectors connectors() {
        return connectors;
    }

    public void stop(Duration patience) {
        worker.stop(patience);
    }
}
