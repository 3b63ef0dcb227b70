package io.leadstream.lead.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final String KEY = "an old key that is not to be guessed";
    private static final String NEXT = "a new key that is not to be guessed.";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final SecretBox box = new SecretBox(KEY, List.of());

    @Property(tries = 100)
    void whatIsSealedOpensForItsOwnerAlone(@ForAll String secret, @ForAll String owner) {
        var own = new SecretBox(KEY, List.of());
        String text = new String(
                secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);

        assertEquals(text, own.open(own.seal(text, owner), owner));
        assertThrows(IllegalStateException.class, () -> own.open(own.seal(text, owner), owner + "."));
    }

    @Test
    void theSameIsNeverSealedAlikeAndNotInPlain() {
        String sealed = box.seal(SECRET, "shop");

        assertNotEquals(sealed, box.seal(SECRET, "shop"));
        assertFalse(sealed.contains(SECRET.substring(6)), sealed);
    }

    @Test
    void aKeyIsChangedWithoutLosingASecret() {
        String old = box.seal(SECRET, "shop");
        var changed = new SecretBox(NEXT, List.of(KEY));

        String renewed = changed.renew(old, "shop");

        assertEquals(SECRET, changed.open(old, "shop"));
        assertEquals(SECRET, new SecretBox(NEXT, List.of()).open(renewed, "shop"));
        assertEquals(renewed, changed.renew(renewed, "shop"));
        assertTrue(assertThrows(IllegalStateException.class, () -> box.open(renewed, "shop"))
                .getMessage()
                .contains("none of leadstream.secrets"));
    }

    @Test
    void whatWasKeptInPlainIsSealed() {
        assertEquals(SECRET, box.open(box.renew(SECRET, "shop"), "shop"));
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        String sealed = box.seal(SECRET, "shop");
        char last = sealed.charAt(20);
        String changed = sealed.substring(0, 20) + (last == 'A' ? 'B' : 'A') + sealed.substring(21);

        assertThrows(IllegalStateException.class, () -> box.open(changed, "shop"));
    }

    @Test
    void aKeyThatCouldBeGuessedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SecretBox("secret", List.of()));
    }
}
