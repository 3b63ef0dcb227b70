package io.leadstream.forecast.page;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that the page says stands in messages.js, so that a further language is one more object there. */
class PageTextsTest {

    private static final Path APP = Path.of("src/main/resources/web/app");
    private static final Path MESSAGES = APP.resolve("messages.js");
    private static final Pattern KEY = Pattern.compile("(?m)^ +'?([\\w.()]+)'?:");
    private static final Pattern ASKED_FOR = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?<!:)//.*$)");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'");
    private static final Pattern TEMPLATE = Pattern.compile("`([^`]*)`");
    private static final Pattern CLASS = Pattern.compile("\\.([a-z][\\w-]*)");

    private static String read(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String scripts() throws IOException {
        try (Stream<Path> files = Files.walk(APP)) {
            return String.join(
                    "\n",
                    files.filter(file -> file.toString().endsWith(".js") && !file.equals(MESSAGES))
                            .map(PageTextsTest::read)
                            .toList());
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }

    @Test
    void everyTextAskedForIsThere() throws IOException {
        Set<String> asked = found(ASKED_FOR, scripts());
        assertFalse(asked.isEmpty());
        asked.removeAll(found(KEY, read(MESSAGES)));
        assertEquals(Set.of(), asked);
    }

    @Test
    void nothingIsSaidElsewhere() throws IOException {
        Set<String> classes = found(CLASS, read(APP.resolve("styles/page.css")));
        String scripts = scripts();
        Set<String> said = found(LITERAL, scripts);
        said.removeIf(text -> !text.matches(".*\\p{Alpha}{2,} .*|.* \\p{Alpha}{2,}.*"));
        // classes of the style sheet, its queries, and how the API begins to tell of a month
        said.removeIf(text -> classes.containsAll(Arrays.asList(text.split(" ")))
                || text.startsWith("(")
                || text.equals("changed in "));
        found(TEMPLATE, scripts).stream()
                .map(text -> text.replaceAll("\\$\\{[^{}]*(\\{[^{}]*})*[^{}]*}", "#"))
                .filter(text -> text.matches("(?s).*\\p{Alpha}{3,} \\p{Alpha}{3,}.*"))
                .forEach(said::add);
        assertEquals(Set.of(), said);
    }
}
