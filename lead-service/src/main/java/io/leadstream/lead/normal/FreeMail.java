package io.leadstream.lead.normal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts that give an address to anybody, so that it says nothing of a company. */
final class FreeMail {

    private static final Set<String> HOSTS = read();
    private static final String UNDER_ANY_SUFFIX = ".*";

    private FreeMail() {}

    /** Whether a registrable domain is one of them. */
    static boolean includes(String domain) {
        return HOSTS.contains(domain) || HOSTS.contains(domain.substring(0, domain.indexOf('.')) + UNDER_ANY_SUFFIX);
    }

    private static Set<String> read() {
        try (InputStream stream = Objects.requireNonNull(FreeMail.class.getResourceAsStream("/free-mail-hosts.txt"));
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
