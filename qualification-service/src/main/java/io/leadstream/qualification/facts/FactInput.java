package io.leadstream.qualification.facts;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactWord;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One fact as a caller gives it. */
public record FactInput(
        @Schema(
                description = "What was found out, at most 2,000 characters; blank holds nothing. Besides text: "
                        + "{amount, currency} for budget and economicImpact, {date} for timeline, "
                        + "[{criterion, weight}] whose weights add up to 1 for decisionCriteria, "
                        + "{steps: [{step, who, signature, date, done}]} for decisionProcess",
                implementation = Object.class,
                examples = "about 40,000 a year, from the IT budget")
        @Nullable
        JsonNode value,

        @Schema(description = "How sure, 0 to 1, at most four decimals", examples = "0.8") @Nullable
        BigDecimal confidence,

        @Schema(description = "An absolute URI where it can be looked up", examples = "https://mail.example/thread/81")
        @Nullable
        String evidence) {

    private static final int MOST_DECIMALS = 4;

    /**
     * Reads facts by word; null clears one.
     *
     * @throws BadInput naming all that is wrong with any of them
     */
    public static Map<String, Optional<Fact>> readAll(Map<String, @Nullable FactInput> body) {
        var violations = new ArrayList<Violation>();
        var named = new HashMap<String, Optional<Fact>>();
        body.forEach((key, input) -> FactWord.named(key)
                .ifPresentOrElse(
                        word -> named.put(
                                key, Optional.ofNullable(input).flatMap(given -> given.read(word, violations))),
                        () -> violations.add(new Violation(key, "is unknown; known here are " + FactWord.keys()))));
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
        return named;
    }

    /** The fact, or empty with what is wrong with it added. */
    Optional<Fact> read(FactWord word, List<Violation> violations) {
        var found = new ArrayList<Violation>();
        var what = new FactValueReader(word.key(), word.shape(), found).read(value);
        if (confidence != null && !isConfidence(confidence)) {
            found.add(new Violation(
                    word.key() + ".confidence",
                    "must be between 0 and 1, with at most " + MOST_DECIMALS + " decimals"));
        }
        if (evidence != null && !EvidenceLink.is(evidence)) {
            found.add(new Violation(
                    word.key() + ".evidence",
                    "must be an absolute URI of at most " + EvidenceLink.LONGEST + " characters"));
        }
        violations.addAll(found);
        return found.isEmpty()
                ? what.map(held -> new Fact(held, confidence, evidence == null ? null : URI.create(evidence)))
                : Optional.empty();
    }

    private static boolean isConfidence(BigDecimal number) {
        return number.signum() >= 0
                && number.compareTo(BigDecimal.ONE) <= 0
                && number.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }
}
