package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.normal.Country;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what a touch offered to reach the person, in normal form, whether the card took it over or not. */
public record OfferedContact(
        @Nullable String email, @Nullable String phone) {

    /** Reads a touch's body as it was kept. */
    public static OfferedContact in(String offered, ObjectMapper mapper) {
        try {
            return in(mapper.readTree(offered));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept can be read", e);
        }
    }

    /** Reads a body that may not be as it must be. */
    public static OfferedContact in(JsonNode body) {
        String country = normal(body.path("country"), Country::of, Country::code);
        return new OfferedContact(
                normal(body.path("email"), Email::of, Email::address),
                normal(body.path("phone"), written -> Phone.of(written, country), Phone::e164));
    }

    public List<Identity> identities() {
        return person().identities();
    }

    Person person() {
        return new Person(email, phone, null, null, null, null, null, null);
    }

    /** What was good enough once may not be by later rules: then nobody is known by it. */
    private static <T> @Nullable String normal(
            JsonNode written, Function<String, T> reading, Function<T, String> text) {
        if (!written.isTextual() || written.textValue().isBlank()) {
            return null;
        }
        try {
            return text.apply(reading.apply(written.textValue()));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
