package io.leadstream.rest.file;

import io.leadstream.rest.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters that say how a file is to be read, refused by name. */
public final class FileParams {

    private static final Map<String, Character> SEPARATORS =
            Map.of(",", ',', ";", ';', "\t", '\t', "tab", '\t', "comma", ',', "semicolon", ';');

    private FileParams() {}

    /** Absent: to be found out. */
    public static @Nullable Encoding encoding(@Nullable String name) {
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "utf-8", "utf8" -> Encoding.UTF_8;
            case "latin-1", "latin1", "iso-8859-1", "windows-1252" -> Encoding.LATIN_1;
            default -> throw BadInput.of("encoding", "must be utf-8 or latin-1");
        };
    }

    /** Absent: to be found out. */
    public static @Nullable Character separator(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Character separator = SEPARATORS.get(name.toLowerCase(Locale.ROOT));
        if (separator == null) {
            throw BadInput.of("separator", "must be comma, semicolon or tab");
        }
        return separator;
    }

    /** true, false, or what holds where it is not said. */
    public static boolean truth(String parameter, @Nullable String value, boolean otherwise) {
        return switch (value == null ? "" : value) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw BadInput.of(parameter, "must be true or false");
        };
    }

    /**
     * What is to be taken for what: {@code theirs:ours}, parted at the last colon.
     *
     * @param parameter repeated, once a pair
     * @param what theirs and ours, as the refusal calls them: {@code column:field}
     */
    public static Map<String, String> mapping(String parameter, @Nullable List<String> pairs, String what) {
        var ours = new LinkedHashMap<String, String>();
        for (String pair : pairs == null ? List.<String>of() : pairs) {
            int colon = pair.lastIndexOf(':');
            String theirs = colon < 1 ? "" : pair.substring(0, colon).strip();
            if (theirs.isEmpty() || ours.put(theirs, pair.substring(colon + 1).strip()) != null) {
                throw BadInput.of(parameter, "must be " + what + ", once a " + what.substring(0, what.indexOf(':')));
            }
        }
        return ours;
    }
}
