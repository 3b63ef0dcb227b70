package io.leadstream.lead.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.leadstream.rest.BadInput;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever is sent to a door, it is read or refused; nothing falls through. */
class DoorLawsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Property(tries = 300)
    void anyBytesAreAFormOrBadInput(@ForAll byte[] body) {
        try {
            FormFields.of(body).lead();
        } catch (BadInput refused) {
            assertEquals(400, refused.getStatusCode());
        }
    }

    @Property(tries = 300)
    void whatABrowserEncodesIsRead(
            @ForAll @NotBlank @AlphaChars @StringLength(max = 20) String name,
            @ForAll @NotBlank @StringLength(max = 50) String value) {
        String text = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String body = name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&&_other=%00";

        var fields = FormFields.of(body.getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(text), fields.values().get(name));
    }

    @Test
    void nestedFieldsAndNumbersAreThoseOfALead() {
        var lead = FormFields.of("email=a%40b.example&company.name=Acme+AG&company.employees=240&consent.mail=yes&x="
                        .getBytes(StandardCharsets.UTF_8))
                .lead();

        assertEquals(
                "{\"email\":\"a@b.example\",\"company\":{\"name\":\"Acme AG\",\"employees\":240},\"consent\":{\"mail\":true}}",
                lead.toString());
        assertThrows(BadInput.class, () -> FormFields.of("email=a&email=b".getBytes(StandardCharsets.UTF_8))
                .lead());
        assertThrows(BadInput.class, () -> FormFields.of("email=%4".getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 300)
    void anyBytesAreAnArrayOrBadInput(@ForAll byte[] body) {
        try {
            Items.of(body);
        } catch (BadInput refused) {
            assertEquals(400, refused.getStatusCode());
        }
    }

    @Property(tries = 200)
    void everyItemComesOutAsItWentIn(@ForAll @Size(min = 1, max = 20) List<@StringLength(max = 10) String> texts) {
        var items = new ArrayList<String>();
        for (String text : texts) {
            items.add("{\"a\" : [\"" + text.replaceAll("[\\\\\"\\p{Cc}\\p{Cs}]", "ä") + "\"] }");
        }
        byte[] body = (" [" + String.join(" ,\n", items) + "] ").getBytes(StandardCharsets.UTF_8);

        assertEquals(
                items,
                Items.of(body).stream()
                        .map(item -> new String(item, StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void whatIsNoObjectIsReadAsNone() {
        var items = Items.of("[1,\"x\",null,[2],{}]".getBytes(StandardCharsets.UTF_8));

        assertEquals(5, items.size());
        assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), items.get(4));
        assertThrows(BadInput.class, () -> Items.of("[{}".getBytes(StandardCharsets.UTF_8)));
        assertThrows(BadInput.class, () -> Items.of("[{}] x".getBytes(StandardCharsets.UTF_8)));
    }

    /** The example of the specification's reference libraries. */
    @Test
    void whatTheSecretHasSignedPasses() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        var message = WebhookSignature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "v1,AAAA v1a,x v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        assertDoesNotThrow(
                () -> message.require(List.of("whsec_AAAA", SECRET), body, Instant.ofEpochSecond(1614265630)));
        assertThrows(
                HttpProblem.class, () -> message.require(List.of(SECRET), body, Instant.ofEpochSecond(1614265631)));
        assertThrows(
                HttpProblem.class, () -> message.require(List.of(SECRET), body, Instant.ofEpochSecond(1614265029)));
        assertThrows(
                HttpProblem.class,
                () -> message.require(List.of("whsec_AAAA"), body, Instant.ofEpochSecond(1614265330)));
        assertThrows(HttpProblem.class, () -> message.require(List.of(), body, Instant.ofEpochSecond(1614265330)));
    }

    @Property(tries = 300)
    void nothingElsePasses(@ForAll String id, @ForAll String timestamp, @ForAll String signature, @ForAll byte[] body) {
        var refusal = assertThrows(HttpProblem.class, () -> WebhookSignature.of(id, timestamp, signature)
                .require(List.of(SECRET), body, NOON));
        assertEquals(refusal instanceof BadInput ? 400 : 401, refusal.getStatusCode());
    }
}
