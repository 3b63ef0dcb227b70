package io.leadstream.qualification.facts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Links to evidence: any place that can be named, but nothing that runs. */
public final class EvidenceLink {

    public static final int LONGEST = 2000;

    // front ends make a link of it
    private static final Set<String> SCRIPTS = Set.of("javascript", "data", "vbscript");

    private EvidenceLink() {}

    public static boolean is(String text) {
        try {
            var uri = new URI(text);
            return text.length() <= LONGEST
                    && uri.isAbsolute()
                    && !SCRIPTS.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
