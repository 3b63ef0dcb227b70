package io.leadstream.lead.account;

import io.leadstream.lead.card.Fields;
import io.leadstream.lead.card.Person;
import io.leadstream.lead.normal.Country;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of somebody of the buying side, by the same rules as of a lead.
 *
 * @param companyId where they work; unless given, the company of the e-mail address's domain, if it is known
 * @param phone E.164, or national together with {@code country}
 */
public record PersonChanges(
        @Nullable UUID companyId,
        @Schema(examples = "cfo@acme.example") @Nullable String email,
        @Schema(examples = "+4930901820") @Nullable String phone,
        @Schema(examples = "Ada") @Nullable String firstName,
        @Schema(examples = "Byron") @Nullable String lastName,
        @Schema(examples = "CFO") @Nullable String jobTitle,
        @Schema(examples = "45-54") @Nullable String ageBand,
        @Schema(examples = "DE") @Nullable String country,
        @Nullable String region) {

    static PersonChanges of(Person person, @Nullable UUID companyId) {
        return new PersonChanges(
                companyId,
                person.email(),
                person.phone(),
                person.firstName(),
                person.lastName(),
                person.jobTitle(),
                person.ageBand(),
                person.country(),
                person.region());
    }

    /**
     * In normal form.
     *
     * @throws io.leadstream.rest.BadInput naming every field that cannot be
     */
    PersonChanges normal() {
        var fields = new Fields();
        String code =
                fields.read("country", country, written -> Country.of(written).code());
        var normal = new PersonChanges(
                companyId,
                fields.read("email", email, written -> Email.of(written).address()),
                fields.read("phone", phone, written -> Phone.of(written, code).e164()),
                fields.text("firstName", firstName, 100),
                fields.text("lastName", lastName, 100),
                fields.text("jobTitle", jobTitle, 200),
                fields.text("ageBand", ageBand, 20),
                code,
                fields.text("region", region, 100));
        if (Fields.isBlank(lastName) && Fields.isBlank(email) && Fields.isBlank(phone)) {
            fields.refuse("lastName", "must be given, or else email or phone");
        }
        fields.check();
        return normal;
    }

    Person person() {
        return new Person(email, phone, firstName, lastName, jobTitle, ageBand, country, region);
    }

    PersonChanges at(@Nullable UUID company) {
        return new PersonChanges(company, email, phone, firstName, lastName, jobTitle, ageBand, country, region);
    }
}
