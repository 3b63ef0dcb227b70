package io.leadstream.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives every service its Debezium connector, as soon as the service's migration has made the publication to read from,
 * and restarts connectors that have failed.
 */
final class Publishing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Publishing.class.getName());
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int WATCH_EVERY = 10;

    private final Installation installation;
    private final Databases databases;
    private final Connectors connectors;
    private final List<Service> services;
    private final Set<Service> registered = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("publishing").unstarted(this::run);

    Publishing(Installation installation, Databases databases, Connectors connectors, List<Service> services) {
        this.installation = installation;
        this.databases = databases;
        this.connectors = connectors;
        this.services = services.stream().filter(this::publishes).toList();
    }

    void start() {
        thread.start();
    }

    /** True once Debezium streams every service's outbox. */
    boolean isComplete() {
        return services.stream().allMatch(this::streams);
    }

    /** True while the connector runs and its slot is in use. */
    boolean streams(Service service) {
        try {
            return connectors.runs(connector(service)) && databases.streams(service);
        } catch (SQLException databaseIsAway) {
            return false;
        }
    }

    private void run() {
        for (int step = 0; !closed; step++) {
            services.stream().filter(service -> !registered.contains(service)).forEach(this::tryToRegister);
            if (step % WATCH_EVERY == WATCH_EVERY - 1) {
                connectors.restartFailed();
            }
            if (!Patience.pause(STEP)) {
                return;
            }
        }
    }

    private void tryToRegister(Service service) {
        try {
            if (databases.hasPublication(service)) {
                databases.allowReplication(service);
                connectors.put(connector(service), config(service));
                registered.add(service);
            }
        } catch (SQLException databaseIsAway) {
            LOG.log(System.Logger.Level.DEBUG, "The database of {0} is away", service.title());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The outbox of " + service.title() + " is not published yet", e);
        }
    }

    private static String connector(Service service) {
        return service.database() + "-outbox";
    }

    private boolean publishes(Service service) {
        return service == Service.TEST || Files.exists(file(service));
    }

    private Path file(Service service) {
        return installation.deploy("connect/" + service.database() + ".json");
    }

    private JsonNode config(Service service) {
        try {
            // The tests' own service is published exactly as lead-service is.
            var text = service == Service.TEST
                    ? Files.readString(file(Service.LEAD))
                            .replaceAll("\\blead\\b|(?<=_)lead\\b|\\blead(?=-service)", "test")
                            .replace("_LEAD_", "_TEST_")
                    : Files.readString(file(service));
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
