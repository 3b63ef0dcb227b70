package io.leadstream.lead.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets unreadable to whoever has the database alone: AES-256-GCM with a nonce of its own for each, bound to what
 * it is the secret of, as {@code aes1:<key id>:<base64 of nonce and ciphertext>}.
 */
@ApplicationScoped
class SecretBox {

    private static final String PREFIX = "aes1:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_LENGTH = 8;
    private static final int SHORTEST_KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String current;
    private final Map<String, SecretKeySpec> keys = new HashMap<>();

    @Inject
    SecretBox(SecretsConfig config) {
        this(config.key(), config.otherKeys().orElse(List.of()));
    }

    /** @throws IllegalArgumentException when a key is so short that it could be guessed */
    SecretBox(String key, List<String> otherKeys) {
        otherKeys.forEach(this::add);
        current = add(key);
    }

    private String add(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "leadstream.secrets: a key must have at least " + SHORTEST_KEY + " characters");
        }
        byte[] digest = digest(key);
        // the id tells nothing of the key: it is of another digest
        String id = HexFormat.of().formatHex(digest("id " + key)).substring(0, KEY_ID_LENGTH);
        keys.put(id, new SecretKeySpec(digest, "AES"));
        return id;
    }

    /** @param owner what it is the secret of: it opens for nothing else */
    String seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, owner, secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + current + ":" + Base64.getEncoder().encodeToString(both);
    }

    /** @throws IllegalStateException when its key is not known here, or it was changed */
    String open(String sealed, String owner) {
        if (!sealed.startsWith(PREFIX)) {
            throw new IllegalStateException("the secret of " + owner + " is not sealed");
        }
        int end = sealed.indexOf(':', PREFIX.length());
        String key = sealed.substring(PREFIX.length(), end);
        if (!keys.containsKey(key)) {
            throw new IllegalStateException("the secret of " + owner + " is kept under the key " + key
                    + ", which is none of leadstream.secrets");
        }
        byte[] both = Base64.getDecoder().decode(sealed.substring(end + 1));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] content = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, owner, content), StandardCharsets.UTF_8);
    }

    /** Sealed by the present key; also what was kept as it is, before secrets were sealed. */
    String renew(String kept, String owner) {
        if (kept.startsWith(PREFIX + current + ":")) {
            return kept;
        }
        return seal(kept.startsWith(PREFIX) ? open(kept, owner) : kept, owner);
    }

    private byte[] run(int mode, String key, byte[] nonce, String owner, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, Objects.requireNonNull(keys.get(key)), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of " + owner + " cannot be read: it was changed", e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
