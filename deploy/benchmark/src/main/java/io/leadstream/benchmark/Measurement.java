package io.leadstream.benchmark;

/** One part of the benchmark. */
interface Measurement {

    /** Measures, and tells as it goes; throws what keeps it from measuring. */
    void measure(Table table) throws Exception;
}
