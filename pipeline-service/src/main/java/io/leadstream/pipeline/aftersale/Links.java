package io.leadstream.pipeline.aftersale;

import io.leadstream.rest.BadInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links that somebody clicks on to see the proof. */
final class Links {

    private static final Set<String> UNSAFE_SCHEMES = Set.of("javascript", "data", "vbscript");

    private Links() {}

    /** Lets a link pass that can be opened without harm. */
    static void requireSafe(String field, @Nullable String link) {
        if (link != null && !isSafe(link)) {
            throw BadInput.of(field, "must be a URI that can be opened");
        }
    }

    private static boolean isSafe(String link) {
        try {
            String scheme = new URI(link).getScheme();
            return scheme == null || !UNSAFE_SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
