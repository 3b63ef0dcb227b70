package io.leadstream.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold before anything is started, so that a start that cannot succeed leaves nothing behind. */
final class Checks {
    private static final long LEAST_DISK = 2L << 30;

    private Checks() {}

    /** Takes the data folder for this process alone, until it ends. */
    static FileLock onlyOne(Home home) {
        try {
            var channel =
                    FileChannel.open(home.path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StackFailure("Another stack runs with the data folder " + home.path()
                        + "; end it, or set LEADSTREAM_HOME and LEADSTREAM_PORTS.");
            }
            return lock;
        } catch (IOException e) {
            throw new StackFailure("The data folder " + home.path() + " cannot be locked: " + e.getMessage(), e);
        }
    }

    static void enoughDisk(Home home) {
        try {
            long free = Files.getFileStore(home.path()).getUsableSpace();
            if (free < LEAST_DISK) {
                throw new StackFailure("Only %d MiB are free where %s lies; Leadstream needs 2048 MiB."
                        .formatted(free >> 20, home.path()));
            }
        } catch (IOException e) {
            throw new StackFailure("The free space of " + home.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    static void freePorts(Ports ports) {
        var taken = users(ports).entrySet().stream()
                .filter(user -> !Ports.isFree(user.getKey()))
                .map(user -> user.getKey() + " (" + user.getValue() + ")")
                .toList();
        if (!taken.isEmpty()) {
            throw new StackFailure((taken.size() == 1 ? "Port " : "Ports ") + String.join(", ", taken)
                    + (taken.size() == 1 ? " is" : " are")
                    + " taken; end what listens there, or move all ports with LEADSTREAM_PORTS.");
        }
    }

    private static Map<Integer, String> users(Ports ports) {
        var users = new LinkedHashMap<Integer, String>();
        users.put(ports.gateway(), "gateway");
        Service.PRODUCT.forEach(service -> users.put(ports.of(service), service.title()));
        users.put(ports.postgres(), "PostgreSQL");
        users.put(ports.kafka(), "Kafka for the services");
        users.put(ports.partners(), "Kafka for partners");
        users.put(ports.connect(), "Kafka Connect");
        users.put(ports.controller(), "Kafka's controller");
        Service.PRODUCT.forEach(service -> users.put(ports.managementOf(service), service.title() + "'s metrics"));
        return users;
    }

    /** Ends what a stack that was killed has left running. */
    static void endLeftOvers(Home home) {
        PidFile.of(home, Ward.NAME).endLeftOver(StopSignal.KILL);
        Service.PRODUCT.forEach(service -> PidFile.of(home, service.title()).endLeftOver(StopSignal.TERMINATE));
        PidFile.of(home, "connect").endLeftOver(StopSignal.TERMINATE);
        PidFile.of(home, "kafka").endLeftOver(StopSignal.TERMINATE);
        PidFile.of(home, "postgres").endLeftOver(StopSignal.INTERRUPT);
    }

    /** Deletes what a stack has made, by name: a data folder may hold what is not ours. */
    static void empty(Home home) {
        try {
            for (var ours : List.of("postgres", "postgres.new", "kafka", "logs", "run", "tokens", "partners")) {
                Folders.delete(home.path().resolve(ours));
            }
            for (var ours : List.of("secrets.properties", "signing-key.pem")) {
                Files.deleteIfExists(home.path().resolve(ours));
            }
        } catch (IOException e) {
            throw new StackFailure("The data in " + home.path() + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
