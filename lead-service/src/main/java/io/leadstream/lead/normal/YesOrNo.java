package io.leadstream.lead.normal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people and their forms write for yes and no. */
public final class YesOrNo {

    private static final Set<String> YES = Set.of(
            "granted",
            "given",
            "yes",
            "true",
            "opt-in",
            "opted-in",
            "opt_in",
            "on",
            "1",
            "y",
            "accepted",
            "agreed",
            "checked",
            "ja",
            "oui");
    private static final Set<String> NO = Set.of(
            "withdrawn",
            "revoked",
            "denied",
            "no",
            "false",
            "opt-out",
            "opted-out",
            "opt_out",
            "off",
            "0",
            "n",
            "declined",
            "refused",
            "unchecked",
            "nein",
            "non");

    private YesOrNo() {}

    /** Empty when it is neither. */
    public static Optional<Boolean> read(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
