package io.leadstream.lead.privacy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.leadstream.lead.card.Identity;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import io.leadstream.rest.BadInput;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant: one of the three.
 *
 * @param phone in E.164 form
 * @param leadId of any card of the person
 */
record Subject(
        @Size(max = 320) @Schema(examples = "jane.doe@acme.example") @Nullable
        String email,

        @Size(max = 50) @Schema(examples = "+4930901820") @Nullable
        String phone,

        @Nullable UUID leadId) {

    /**
     * In the form in which people are known.
     *
     * @throws BadInput when it is not one of the three, or none that could be
     */
    Subject normal() {
        if (Stream.of(email, phone, leadId).filter(one -> one != null).count() != 1) {
            throw BadInput.of("", "must name one of email, phone and leadId");
        }
        return new Subject(
                email == null ? null : normal("email", () -> Email.of(email).address()),
                phone == null
                        ? null
                        : normal("phone", () -> Phone.of(phone, null).e164()),
                leadId);
    }

    /** By which the person is known. */
    @JsonIgnore
    List<Identity> identities() {
        return new Person(email, phone, null, null, null, null, null, null).identities();
    }

    private static String normal(String field, java.util.function.Supplier<String> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw BadInput.of(field, String.valueOf(e.getMessage()));
        }
    }
}
