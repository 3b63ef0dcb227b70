package io.leadstream.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One of the four services, as it is packaged, in a JVM of its own. */
final class LocalService {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(5);

    private final Ports ports;
    private final Service service;
    private final Child child;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    LocalService(Home home, Ports ports, Installation installation, Service service, Map<String, String> settings) {
        this.ports = ports;
        this.service = service;
        var jar = installation.serviceJar(service);
        var jvm = new ChildJvm("", List.of("-Xms48m", heap(service)), installation.cache(service.title()));
        this.child = new Child(
                home, service.title(), StopSignal.TERMINATE, jvm.jar(jar), environment(ports, service, settings));
    }

    /** A forecast holds a book of all deals, some 400 bytes each: a million of them need their room. */
    private static String heap(Service service) {
        return service == Service.FORECAST ? "-Xmx768m" : "-Xmx192m";
    }

    static Map<String, String> environment(Ports ports, Service service, Map<String, String> settings) {
        var environment = new TreeMap<String, String>();
        settings.forEach((name, value) -> environment.put(variable(name), value));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.managementOf(service)));
        return environment;
    }

    /** As MicroProfile Config maps a property's name to an environment variable's. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    Child child() {
        return child;
    }

    String name() {
        return service.title();
    }

    void start() {
        child.start();
    }

    /** Waits until the service says that it is ready, which it is once its outbox is published. */
    void awaitReady() {
        Patience.require(START_LIMIT, child, this::isReady);
    }

    boolean isReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.of(service) + "/q/health/ready"))
                .timeout(CALL_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
