package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.Folded;
import java.util.Locale;
import java.util.Set;

/** The values that a criterion may be asked for, as lead-service names them. */
enum Words {
    /** The criterion is a question of yes or no. */
    NONE(Set.of()),
    /** Anything; compared without regard to case, spaces and punctuation. */
    ANY(Set.of()),
    COUNTRIES(Set.of(Locale.getISOCountries())),
    SENIORITIES(Set.of("C_LEVEL", "VP", "HEAD", "DIRECTOR", "MANAGER", "INDIVIDUAL", "UNKNOWN")),
    FUNCTIONS(Set.of(
            "GENERAL_MANAGEMENT",
            "SALES",
            "MARKETING",
            "FINANCE",
            "HUMAN_RESOURCES",
            "OPERATIONS",
            "IT",
            "ENGINEERING",
            "PRODUCT",
            "PROCUREMENT",
            "LEGAL",
            "CUSTOMER_SERVICE",
            "OTHER",
            "UNKNOWN")),
    SOURCES(Set.of(
            "WEB_FORM",
            "CHAT",
            "SOCIAL",
            "CONTENT",
            "ADVERTISING",
            "EVENT",
            "REFERRAL",
            "PARTNER",
            "OUTBOUND",
            "EXPANSION",
            "IMPORT",
            "OTHER")),
    SIZE_BANDS(Set.of("1-9", "10-49", "50-249", "250-1000", "1001-5000", "5001+"));

    private final Set<String> known;

    Words(Set<String> known) {
        this.known = known;
    }

    boolean areNeeded() {
        return this != NONE;
    }

    boolean allow(String value) {
        return this == ANY ? !Folded.word(value).isEmpty() : known.contains(value);
    }

    /** A value as rules keep and compare it. */
    String kept(String value) {
        return this == ANY ? Folded.word(value) : value;
    }
}
