package io.leadstream.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The whole system, as deploy/up runs it: the backbone, the four services and the gateway, until it is told to end. */
public final class LocalStack {
    private static final Duration PATIENCE = ChildJvm.RECORDING ? Duration.ofMinutes(5) : Duration.ofSeconds(4);
    private static final Duration PUBLISHING_LIMIT = Duration.ofMinutes(5);

    private final Options options;
    private final Progress progress = new Progress(System.out);
    private final Installation installation = Installation.find();
    private final Topology topology = Topology.read(installation.deploy("kafka/topics-and-acls.txt"));
    private final Backbone backbone;
    private final List<LocalService> services = new ArrayList<>();
    private final Gateway gateway;
    private final Credentials credentials;
    private final Rehearsal rehearsal;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean stopping;

    private LocalStack(Options options) {
        this.options = options;
        var home = options.home();
        var secrets = Secrets.of(home);
        var tokens = Tokens.of(home);
        backbone = new Backbone(home, options.ports(), secrets, installation, topology, Service.PRODUCT);
        for (var service : Service.PRODUCT) {
            var settings = ServiceSettings.of(service, backbone.postgres(), secrets, backbone.kafka(), tokens);
            services.add(new LocalService(home, options.ports(), installation, service, settings));
        }
        gateway = new Gateway(
                options.address(), options.ports(), Routes.read(installation.deploy("gateway/routes.properties")));
        credentials = new Credentials(home, tokens, backbone.kafka());
        rehearsal = new Rehearsal(options.ports(), tokens);
    }

    public static void main(String[] arguments) {
        try {
            var options = Options.of(List.of(arguments), System.getenv());
            var lock = Checks.onlyOne(options.home());
            Checks.enoughDisk(options.home());
            Checks.endLeftOvers(options.home());
            Checks.freePorts(options.ports());
            if (!options.checkOnly()) {
                start(options);
            }
            lock.release();
        } catch (StackFailure e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            fail("it failed unexpectedly: " + e);
        }
    }

    private static void start(Options options) {
        if (options.fresh()) {
            Checks.empty(options.home());
            Home.at(options.home().path());
        }
        new LocalStack(options).run();
    }

    /** Ends what was started too, by the hook that ends it at every exit. */
    private static void fail(String why) {
        System.err.println("deploy/up: " + why);
        System.exit(1);
    }

    private void run() {
        var ward = Ward.over(options.home());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop();
            ward.dismiss(options.home());
        }));
        start();
        if (ChildJvm.RECORDING) {
            rehearsal.run();
            System.exit(0);
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start() {
        progress.say("Starting Leadstream; its data is in " + options.home().path());
        // not closed: when one step fails, nobody waits for the others
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var postgres = step(threads, "PostgreSQL", backbone::startPostgres);
        var kafka = step(threads, "Kafka", backbone::startKafka);
        Backbone.join(CompletableFuture.allOf(postgres, kafka));
        var connect = step(threads, "Kafka Connect", () -> {
            backbone.connect().start();
            backbone.publishing().start();
        });
        var ready = services.stream()
                .map(service -> step(threads, service.name(), () -> {
                    service.start();
                    service.awaitReady();
                }))
                .toArray(CompletableFuture[]::new);
        gateway.start();
        credentials.write(topology.partners());
        Backbone.join(connect);
        Backbone.join(CompletableFuture.allOf(ready));
        if (!Patience.await(PUBLISHING_LIMIT, backbone.publishing()::isComplete)) {
            throw new StackFailure("Debezium does not publish every outbox; see "
                    + backbone.connect().child().log());
        }
        watch();
        sayReady();
    }

    private CompletableFuture<Void> step(Executor threads, String name, Runnable work) {
        return CompletableFuture.runAsync(() -> progress.time(name, work), threads);
    }

    private void watch() {
        watch(backbone.postgres().child(), backbone.postgres()::start);
        watch(backbone.kafka().child(), backbone.kafka()::start);
        watch(backbone.connect().child(), backbone.connect()::start);
        services.forEach(service -> watch(service.child(), service::start));
    }

    private void watch(Child child, Runnable start) {
        new Watch(child, start, progress, () -> stopping).begin();
    }

    private void sayReady() {
        var ports = options.ports();
        progress.say("""
                  APIs and page          http://%1$s:%2$d
                  tokens, one a role     %3$s
                  Kafka for partners     127.0.0.1:%4$d, settings in %5$s
                  logs                   %6$s""".indent(0).stripTrailing().formatted(
                options.address(),
                ports.gateway(),
                options.home().tokens().resolve("<role>.jwt"),
                ports.partners(),
                options.home().partners(),
                options.home().logs()));
        progress.say("Leadstream is ready after %.1f s: http://%s:%d/#token=%s"
                .formatted(progress.secondsSoFar(), options.address(), ports.gateway(), credentials.visitor()));
    }

    /** Ends everything: who asks before who answers. */
    private void stop() {
        stopping = true;
        backbone.publishing().close();
        gateway.close();
        var callers =
                new ArrayList<Child>(services.stream().map(LocalService::child).toList());
        callers.add(backbone.connect().child());
        stop(callers);
        stop(List.of(backbone.kafka().child(), backbone.postgres().child()));
        end.countDown();
    }

    private static void stop(List<Child> children) {
        // A child that records writes its cache now, with all memory and processors that it can get.
        try (var threads = ChildJvm.RECORDING
                ? Executors.newSingleThreadExecutor()
                : Executors.newVirtualThreadPerTaskExecutor()) {
            children.forEach(child -> threads.execute(() -> child.stop(PATIENCE)));
        }
    }
}
