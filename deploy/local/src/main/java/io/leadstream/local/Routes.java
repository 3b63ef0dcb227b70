package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The gateway's table: which service answers a path, and how the path reads there. */
record Routes(List<Route> routes) {
    record Route(String prefix, Service service, boolean strip) {
        boolean matches(String path) {
            return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
        }

        String rewritten(String path) {
            if (!strip) {
                return path;
            }
            var rest = path.substring(prefix.length());
            return rest.startsWith("/") ? rest : "/" + rest;
        }

        /** A place that the service names, as the gateway's caller reaches it. */
        String location(String named) {
            return strip && named.startsWith("/") ? prefix + named : named;
        }
    }

    static Routes read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Routes parse(String text) {
        return new Routes(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Routes::route)
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList());
    }

    private static Route route(String line) {
        var words = line.split("\\s*[=,]\\s*");
        boolean strip = words.length == 3 && words[2].equals("strip");
        if (words.length < 2 || words.length > 3 || (words.length == 3 && !strip)) {
            throw new StackFailure("The gateway's table has a line that says nothing: " + line);
        }
        return new Route(words[0], Service.named(words[1]), strip);
    }

    /** Empty for a path under /api that no service has. */
    Optional<Route> of(String path) {
        return routes.stream()
                .filter(route -> route.matches(path))
                .findFirst()
                .filter(route -> !route.prefix().equals("/") || !(path.equals("/api") || path.startsWith("/api/")));
    }
}
