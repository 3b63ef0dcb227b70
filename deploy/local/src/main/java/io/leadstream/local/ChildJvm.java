package io.leadstream.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line for the JVM that we run on ourselves: small heaps, and a collector that suits two cores.
 *
 * @param cache classes that an earlier run has loaded and linked (JEP 483, 515); what does not fit is ignored by the JVM
 */
record ChildJvm(String classPath, List<String> options, Path cache) {
    /** Set while caches are recorded: every child then writes its own when it ends. */
    static final boolean RECORDING = Boolean.getBoolean("leadstream.record");

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            // It warns about every type of PostgreSQL's own catalogue, at every start.
            "-Dorg.slf4j.simpleLogger.log.io.debezium.connector.postgresql.TypeRegistry=error");

    /**
     * Six JVMs on two processors are busy for minutes with optimising themselves. Compiled once and quickly they start in 36 s
     * instead of 55 s and take twice as many leads in the first two minutes; from the fifth on it would be fewer.
     */
    private static final boolean FEW_PROCESSORS = Runtime.getRuntime().availableProcessors() <= 2;

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    List<String> with(String mainClass, String... arguments) {
        var command = command();
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> jar(Path jar) {
        var command = command();
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(program()));
        command.addAll(COMMON);
        command.addAll(options);
        if (FEW_PROCESSORS) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (RECORDING) {
            command.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            // A cache that no longer fits is passed over in silence: it costs time, nothing else.
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error"));
        }
        return command;
    }
}
