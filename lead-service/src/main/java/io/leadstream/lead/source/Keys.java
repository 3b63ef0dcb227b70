package io.leadstream.lead.source;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes what is not to be guessed. */
final class Keys {

    private static final int SOURCE_KEY_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    /** A source's public key. */
    static String sourceKey() {
        return "cap_" + HexFormat.of().formatHex(random(SOURCE_KEY_BYTES));
    }

    /** A secret as Standard Webhooks writes it: 24 to 64 bytes in base64. */
    static String webhookSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(random(SECRET_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
