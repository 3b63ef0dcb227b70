package io.leadstream.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs bearer tokens with a key that is made at the first start; the services verify them by its public half. */
public final class Tokens {
    public static final String ISSUER = "https://leadstream.local";
    public static final Duration VALIDITY = Duration.ofDays(30);

    private static final int KEY_BITS = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key;

    private Tokens(KeyPair key) {
        this.key = key;
    }

    public static Tokens of(Home home) {
        Path file = home.path().resolve("signing-key.pem");
        try {
            if (!Files.exists(file)) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                Home.writePrivate(
                        file, pem(generator.generateKeyPair().getPrivate().getEncoded()));
            }
            return new Tokens(read(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new StackFailure("The signing key " + file + " cannot be read; delete it to have a new one made.", e);
        }
    }

    private static String pem(byte[] key) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair read(String pem) throws GeneralSecurityException {
        var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
        var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new KeyPair(open, secret);
    }

    /** As {@code quarkus.oidc.public-key} takes it. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    /** A token for one role; further claims come after it. */
    public String sign(String role, String subject, Map<String, ?> claims) {
        var now = Instant.now();
        var body = new LinkedHashMap<String, Object>();
        body.put("iss", ISSUER);
        body.put("sub", subject);
        body.put("groups", List.of(role));
        body.put("iat", now.getEpochSecond());
        body.put("exp", now.plus(VALIDITY).getEpochSecond());
        body.put("jti", UUID.randomUUID().toString());
        body.putAll(claims);
        var content = encoded(Map.of("alg", "RS256", "typ", "JWT")) + "." + encoded(body);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, ?> json) {
        try {
            return URL.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
