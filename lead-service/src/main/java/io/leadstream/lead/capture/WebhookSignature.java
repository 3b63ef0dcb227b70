package io.leadstream.lead.capture;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import io.leadstream.rest.Texts;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A webhook's headers as Standard Webhooks prescribes (https://www.standardwebhooks.com, "Signature scheme"): the
 * HMAC-SHA256 of {@code id.timestamp.body}, in base64 after {@code v1,}; several are separated by spaces.
 */
record WebhookSignature(String id, Instant timestamp, String signatures) {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_SIGNATURES = 4_096;
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    /** @throws BadInput naming the header that is missing or cannot be read */
    static WebhookSignature of(@Nullable String id, @Nullable String timestamp, @Nullable String signatures) {
        return new WebhookSignature(
                present("webhook-id", id, LONGEST_ID),
                time(present("webhook-timestamp", timestamp, 12)),
                present("webhook-signature", signatures, LONGEST_SIGNATURES));
    }

    /**
     * Lets pass what one of the secrets has signed, not more than five minutes ago or ahead.
     *
     * @throws HttpProblem 401
     */
    void require(List<String> secrets, byte[] body, Instant now) {
        if (Duration.between(timestamp, now).abs().compareTo(WINDOW) > 0) {
            throw refused("webhook-timestamp is more than 5 minutes away from now");
        }
        boolean isSigned = false;
        for (String secret : secrets) {
            byte[] expected = sign(secret, body);
            for (String signature : signatures.split(" ", -1)) {
                // all of them, so that the time taken tells nothing
                isSigned |= signature.startsWith(VERSION)
                        && MessageDigest.isEqual(
                                expected, signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!isSigned) {
            throw refused("webhook-signature is not that of this body");
        }
    }

    /** In base64. */
    private byte[] sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String present(String header, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest || !Texts.isStorable(value)) {
            throw BadInput.of(header, "must be given, with at most " + longest + " characters");
        }
        return value;
    }

    private static Instant time(String seconds) {
        if (!seconds.matches("0|[1-9][0-9]{0,11}")) {
            throw BadInput.of("webhook-timestamp", "must be whole seconds since 1970");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static HttpProblem refused(String detail) {
        return Problem.of(401, "webhook-not-authentic", "Webhook not authentic", detail)
                .build();
    }
}
