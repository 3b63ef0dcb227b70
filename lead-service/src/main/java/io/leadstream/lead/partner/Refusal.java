package io.leadstream.lead.partner;

import io.leadstream.rest.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was refused.
 *
 * @param problem the stable name, without {@code urn:leadstream:problem:}
 */
@Schema(name = "PartnerRefusal")
public record Refusal(
        String problem, String title, int status, @Nullable String detail, List<Violation> violations) {

    private static final int HASH_BYTES = 8;

    public Refusal {
        violations = List.copyOf(violations);
    }

    /** Names refusals of the same kind: the same problem at the same fields, whatever the line, column or index. */
    String kind() {
        var signature = new StringBuilder(problem);
        violations.forEach(found -> signature
                .append('\n')
                .append(withoutNumbers(found.field()))
                .append('\t')
                .append(withoutNumbers(found.message())));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(signature.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9]+", "#");
    }
}
