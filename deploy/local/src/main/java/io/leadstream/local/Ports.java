package io.leadstream.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Where everything listens, counted from one base, so that stacks with different bases run side by side. */
public record Ports(int base) {
    /** The gateway's port, when nobody says otherwise. */
    public static final int DEFAULT_BASE = 8080;

    private static final int SPAN = 25;

    public Ports {
        if (base < 1024 || base > 65535 - SPAN) {
            throw new StackFailure("LEADSTREAM_PORTS must be from 1024 to " + (65535 - SPAN) + ", not " + base + ".");
        }
    }

    /** A random base below the ports that the system hands out by itself, with everything above it free. */
    public static Ports free() {
        while (true) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(10_000, 32_000));
            if (IntStream.range(0, SPAN).allMatch(n -> isFree(ports.base + n))) {
                return ports;
            }
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public int gateway() {
        return base;
    }

    public int of(Service service) {
        return base + 1 + service.ordinal();
    }

    public int postgres() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int partners() {
        return base + 7;
    }

    public int connect() {
        return base + 8;
    }

    public int controller() {
        return base + 9;
    }

    /** Health and metrics of a service: never joined to the gateway. */
    public int managementOf(Service service) {
        return base + 21 + service.ordinal();
    }
}
