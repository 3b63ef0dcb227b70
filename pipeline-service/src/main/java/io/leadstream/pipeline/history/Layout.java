package io.leadstream.pipeline.history;

import io.leadstream.rest.file.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose export a file is, which says what the stages are that a new account of theirs begins with. */
enum Layout {
    HUBSPOT(
            "Record ID and Deal Stage",
            Set.of("recordid", "dealstage"),
            Map.of(
                    "appointmentscheduled", "NEED_CONFIRMED",
                    "qualifiedtobuy", "NEED_CONFIRMED",
                    "presentationscheduled", "FIT_EVALUATED",
                    "decisionmakerboughtin", "DECISION_PROCESS_SHARED",
                    "contractsent", "TERMS_AGREED")),
    SALESFORCE(
            "Opportunity ID or Id, and Stage or StageName",
            Set.of("stagename"),
            Map.of(
                    "prospecting", "NEED_CONFIRMED",
                    "qualification", "NEED_CONFIRMED",
                    "needsanalysis", "NEED_CONFIRMED",
                    "valueproposition", "FIT_EVALUATED",
                    "iddecisionmakers", "DECISION_PROCESS_SHARED",
                    "perceptionanalysis", "DECISION_PROCESS_SHARED",
                    "proposalpricequote", "PROPOSAL_REVIEWED",
                    "negotiationreview", "TERMS_AGREED")),
    PIPEDRIVE(
            "Deal - ID and Deal - Stage",
            Set.of(),
            Map.of(
                    "leadin", "NEED_CONFIRMED",
                    "qualified", "NEED_CONFIRMED",
                    "contactmade", "NEED_CONFIRMED",
                    "needsdefined", "NEED_CONFIRMED",
                    "demoscheduled", "FIT_EVALUATED",
                    "proposalmade", "PROPOSAL_REVIEWED",
                    "negotiationsstarted", "TERMS_AGREED")),
    OTHER("externalId and stage", Set.of(), Map.of());

    private final String needed;
    private final Set<String> typical;
    private final Map<String, String> stages;

    Layout(String needed, Set<String> typical, Map<String, String> stages) {
        this.needed = needed;
        this.typical = typical;
        this.stages = stages;
    }

    /** The columns without which no deal can be read, as that system calls them. */
    String needed() {
        return needed;
    }

    /** The key that one of its first stages would have in the standard pipeline. */
    Optional<String> standardStage(String normalName) {
        return Optional.ofNullable(stages.get(normalName));
    }

    /** Whose file it is by its headers. */
    static Layout of(List<String> headers) {
        Set<String> words = headers.stream().map(Headers::normal).collect(Collectors.toSet());
        if (headers.stream()
                .anyMatch(header -> header.strip().toLowerCase(Locale.ROOT).startsWith("deal - "))) {
            return PIPEDRIVE;
        }
        if (words.containsAll(HUBSPOT.typical)) {
            return HUBSPOT;
        }
        boolean isSalesforce = words.containsAll(SALESFORCE.typical)
                || words.contains("opportunityname")
                || words.contains("opportunityid");
        return isSalesforce ? SALESFORCE : OTHER;
    }
}
