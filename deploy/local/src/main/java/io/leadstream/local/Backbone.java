package io.leadstream.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What every service stands on: PostgreSQL, Kafka and Connect, with their users, databases, topics and rules. */
public final class Backbone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalConnect connect;
    private final Publishing publishing;
    private final List<Service> services;

    Backbone(
            Home home,
            Ports ports,
            Secrets secrets,
            Installation installation,
            Topology topology,
            List<Service> services) {
        this.services = services;
        postgres = new LocalPostgres(home, ports.postgres(), secrets, installation);
        kafka = new LocalKafka(home, ports, secrets, installation, topology);
        connect = new LocalConnect(home, ports, secrets, installation);
        publishing = new Publishing(installation, postgres.databases(), connect.connectors(), services);
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    LocalConnect connect() {
        return connect;
    }

    Publishing publishing() {
        return publishing;
    }

    /** Starts what does not wait for another at the same time; returns once everything answers. */
    void start() {
        var database = CompletableFuture.runAsync(this::startPostgres);
        startKafka();
        var worker = CompletableFuture.runAsync(connect::start);
        join(database);
        join(worker);
        publishing.start();
    }

    void startPostgres() {
        postgres.start();
        postgres.databases().provide(services);
    }

    void startKafka() {
        kafka.start();
        kafka.provide();
    }

    static void join(CompletableFuture<?> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Ends Connect first, so that it leaves its group and the broker without complaint. */
    @Override
    public void close() {
        publishing.close();
        var database = CompletableFuture.runAsync(() -> postgres.stop(PATIENCE));
        connect.stop(Duration.ofSeconds(4));
        kafka.stop(Duration.ofSeconds(4));
        join(database);
    }
}
