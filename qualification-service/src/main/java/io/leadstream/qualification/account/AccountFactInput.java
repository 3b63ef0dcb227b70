package io.leadstream.qualification.account;

import io.leadstream.qualification.framework.Fact;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One fact about an account as a caller gives it. */
record AccountFactInput(
        @Schema(examples = "about 40,000 a year") @NotNull @Size(max = 2000)
        String value,

        @Schema(examples = "0.8") @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
        BigDecimal confidence,

        @Schema(examples = "https://mail.example/thread/81")
        @Nullable
        @Size(max = 2000)
        @Pattern(regexp = "https?://[\\w.~:/?#@!$&'()*+,;=%-]+", message = "must be an http or https URL")
        String evidence) {

    Fact toFact() {
        return new Fact(value, confidence, evidence == null ? null : URI.create(evidence));
    }
}
