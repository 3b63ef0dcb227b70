package io.leadstream.local.test;

import io.leadstream.local.TestBackbone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Starts real PostgreSQL, Kafka and Kafka Connect with Debezium for a {@code @QuarkusTest}, once for all tests of the
 * JVM, and configures the service under test to use them.
 *
 * <p>{@code @WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "lead"))}.
 * Debezium begins to publish by itself once the service has migrated its database; {@link Stack#current()} reaches what
 * runs.
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    private String service = "test";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", "test");
    }

    @Override
    public Map<String, String> start() {
        TestBackbone backbone;
        // System properties are what all class loaders of a JVM share; the lock is one of the JDK's own objects.
        synchronized (Runtime.getRuntime()) {
            if (System.getProperty(Stack.HOME) == null) {
                backbone = TestBackbone.start(service);
                System.setProperty(Stack.HOME, backbone.home());
                System.setProperty(Stack.BASE, Integer.toString(backbone.base()));
                System.setProperty(Stack.SERVICE, service);
            } else {
                backbone =
                        TestBackbone.attach(System.getProperty(Stack.HOME), Integer.getInteger(Stack.BASE, 0), service);
            }
        }
        var config = new LinkedHashMap<>(backbone.serviceSettings());
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        return config;
    }

    /** The stack outlives the application under test: it ends with the JVM. */
    @Override
    public void stop() {}
}
