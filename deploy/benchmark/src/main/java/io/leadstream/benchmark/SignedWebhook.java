package io.leadstream.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A partner's webhook as Standard Webhooks prescribes (https://www.standardwebhooks.com, "Signature scheme"). */
record SignedWebhook(String source, String secret) {

    private static final String ALGORITHM = "HmacSHA256";

    void send(Http http, String lead) throws IOException {
        byte[] body = lead.getBytes(StandardCharsets.UTF_8);
        String id = "msg_" + UUID.randomUUID();
        long timestamp = Instant.now().getEpochSecond();
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                "v1," + signature(id + "." + timestamp + ".", body));
        http.send("POST", "/api/webhooks/" + source, headers, body).expect(201);
    }

    private String signature(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
