package io.leadstream.local;

import java.util.List;
import java.util.Locale;

/** Who owns a database and a Kafka user; the order gives the ports. */
public enum Service {
    LEAD,
    QUALIFICATION,
    PIPELINE,
    FORECAST,
    /** What the tests of messaging stand in for. */
    TEST;

    /** The four that make up the product. */
    public static final List<Service> PRODUCT = List.of(LEAD, QUALIFICATION, PIPELINE, FORECAST);

    public static Service named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Its database, and its connector's file in deploy/connect. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its folder, its Kafka user and its events' source. */
    public String title() {
        return database() + "-service";
    }

    String owner() {
        return database() + "_service";
    }

    String replicator() {
        return "debezium_" + database();
    }

    String slot() {
        return "leadstream_outbox_" + database();
    }
}
