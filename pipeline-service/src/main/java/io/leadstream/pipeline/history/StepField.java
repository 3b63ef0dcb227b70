package io.leadstream.pipeline.history;

import io.leadstream.rest.file.Headers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a column may tell of one change of one deal: Salesforce's OpportunityHistory and OpportunityFieldHistory,
 * Pipedrive's flow of changes, and what is like them.
 */
enum StepField {
    EXTERNAL_ID("externalId", "opportunityid dealid recordid itemid deal opportunity objectid hsobjectid"),
    AT(
            "at",
            "createddate created date editdate time timestamp logtime changedat changedon lastmodified modifieddate when"),
    STAGE("stage", "newvalue tostage stagename newstage value to valuenew newvalueformatted"),
    FROM("fromStage", "oldvalue oldstage from previousstage valueold oldvalueformatted"),
    CHANGED("field", "fieldkey fieldevent fieldname changedfield property change event eventtype type activity"),
    DELETED("deleted", "isdeleted");

    /** Pipedrive writes "Deal - ID", a report on fields "Opportunity: Opportunity ID". */
    private static final Pattern OF_A_DEAL = Pattern.compile("(?i)^(?:deal|opportunity)(?: - |: ?)");

    private static final Map<String, StepField> BY_HEADER = byHeader();

    private final String path;
    private final String headers;

    StepField(String path, String headers) {
        this.path = path;
        this.headers = headers;
    }

    String path() {
        return path;
    }

    static final Vocabulary VOCABULARY = new Vocabulary() {
        @Override
        public Optional<String> guess(String header) {
            String word = Headers.normal(header);
            StepField field = BY_HEADER.get(word);
            if (field == null) {
                field = BY_HEADER.get(Headers.normal(OF_A_DEAL.matcher(header).replaceFirst("")));
            }
            return Optional.ofNullable(field).map(StepField::path);
        }

        @Override
        public boolean knows(String path) {
            return Arrays.stream(values()).anyMatch(field -> field.path.equals(path));
        }
    };

    private static Map<String, StepField> byHeader() {
        Map<String, StepField> found = new HashMap<>();
        for (StepField field : values()) {
            found.putIfAbsent(Headers.normal(field.path), field);
            for (String header : field.headers.split(" ")) {
                found.putIfAbsent(header, field);
            }
        }
        return found;
    }
}
