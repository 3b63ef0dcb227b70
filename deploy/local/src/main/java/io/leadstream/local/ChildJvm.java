package io.leadstream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line for the JVM that we run on ourselves: small heaps, and a collector that suits two cores. */
record ChildJvm(String classPath, List<String> options) {
    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    List<String> with(String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(program()));
        command.addAll(COMMON);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
