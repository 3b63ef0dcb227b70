package io.leadstream.qualification.facts;

import io.leadstream.qualification.framework.Fact;
import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One fact as a caller gives it. */
record FactInput(
        @Schema(
                description = "What was found out, at most 2,000 characters; blank holds nothing",
                examples = "about 40,000 a year, from the IT budget")
        @Nullable
        String value,

        @Schema(description = "How sure, 0 to 1, at most four decimals", examples = "0.8") @Nullable
        BigDecimal confidence,

        @Schema(description = "An absolute URI where it can be looked up", examples = "https://mail.example/thread/81")
        @Nullable
        String evidence) {

    private static final int LONGEST = 2000;
    private static final int MOST_DECIMALS = 4;

    // front ends make a link of it
    private static final Set<String> SCRIPTS = Set.of("javascript", "data", "vbscript");

    List<Violation> violations(String criterion) {
        var found = new ArrayList<Violation>();
        if (value == null) {
            found.add(new Violation(criterion + ".value", "must not be null"));
        } else if (value.length() > LONGEST) {
            found.add(new Violation(criterion + ".value", "must have at most " + LONGEST + " characters"));
        }
        if (confidence != null && !isConfidence(confidence)) {
            found.add(new Violation(
                    criterion + ".confidence", "must be between 0 and 1, with at most " + MOST_DECIMALS + " decimals"));
        }
        if (evidence != null && !isLink(evidence)) {
            found.add(new Violation(
                    criterion + ".evidence", "must be an absolute URI of at most " + LONGEST + " characters"));
        }
        return found;
    }

    Fact toFact() {
        return new Fact(value == null ? "" : value, confidence, evidence == null ? null : URI.create(evidence));
    }

    private static boolean isConfidence(BigDecimal number) {
        return number.signum() >= 0
                && number.compareTo(BigDecimal.ONE) <= 0
                && number.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }

    private static boolean isLink(String text) {
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
