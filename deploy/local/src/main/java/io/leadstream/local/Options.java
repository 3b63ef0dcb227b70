package io.leadstream.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the caller of deploy/up asked for.
 *
 * @param checkOnly say whether a start could succeed, and start nothing
 */
record Options(Home home, Ports ports, String address, boolean fresh, boolean checkOnly) {
    private static final String USAGE = """
            usage: deploy/up [--fresh] [--no-build] [--record]
              --fresh           start from empty data
              --no-build        run what is built, even if the sources are newer
              --record          record anew what the JVMs load and compile at their start (done once by itself)
              LEADSTREAM_HOME   the data folder (default ~/.leadstream)
              LEADSTREAM_PORTS  the gateway's port, from which all others count (default 8080)
              LEADSTREAM_HOST   the address that the gateway listens on (default 127.0.0.1)""";

    static Options of(List<String> arguments, Map<String, String> environment) {
        for (var argument : arguments) {
            if (!Set.of("--fresh", "--check").contains(argument)) {
                throw new StackFailure("There is no option " + argument + ".\n" + USAGE);
            }
        }
        var home = environment.getOrDefault(
                "LEADSTREAM_HOME",
                Path.of(System.getProperty("user.home"), ".leadstream").toString());
        return new Options(
                Home.at(Path.of(home)),
                ChildJvm.RECORDING
                        ? Ports.free()
                        : new Ports(port(environment.getOrDefault("LEADSTREAM_PORTS", "" + Ports.DEFAULT_BASE))),
                environment.getOrDefault("LEADSTREAM_HOST", "127.0.0.1"),
                arguments.contains("--fresh"),
                arguments.contains("--check"));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StackFailure("LEADSTREAM_PORTS must be a number, not \"" + text + "\".", e);
        }
    }
}
