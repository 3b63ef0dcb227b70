package io.leadstream.lead.capture;

import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A new lead in normal form.
 *
 * @param offered as it was offered, for the touch
 * @param companyDomain given, or that of the e-mail address unless it is a free-mail host's
 */
record NormalLead(
        NewLead offered,
        @Nullable Email email,
        @Nullable Phone phone,
        @Nullable String country,
        @Nullable CompanyDomain companyDomain) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_CONSENT = 10_000;

    /**
     * Normalises what was offered.
     *
     * @throws BadInput naming every field that cannot be
     */
    static NormalLead of(NewLead offered) {
        var violations = new ArrayList<Violation>();
        String country = read(violations, "country", offered.country(), NormalLead::country);
        Email email = read(violations, "email", offered.email(), Email::of);
        Phone phone = read(violations, "phone", offered.phone(), written -> Phone.of(written, country));
        CompanyDomain given = offered.company() == null
                ? null
                : read(violations, "company.domain", offered.company().domain(), CompanyDomain::of);
        if (isBlank(offered.email()) && isBlank(offered.phone())) {
            violations.add(new Violation("email", "must be given, or else phone"));
        }
        checkConsent(violations, offered);
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
        CompanyDomain domain =
                given != null || email == null ? given : CompanyDomain.of(email).orElse(null);
        return new NormalLead(offered, email, phone, country, domain);
    }

    private static void checkConsent(List<Violation> violations, NewLead offered) {
        var consent = offered.consent();
        if (consent != null && !consent.isNull() && !consent.isObject()) {
            violations.add(new Violation("consent", "must be an object"));
        } else if (consent != null && consent.toString().length() > LONGEST_CONSENT) {
            violations.add(new Violation("consent", "must have at most " + LONGEST_CONSENT + " characters"));
        }
    }

    private static <T> @Nullable T read(
            List<Violation> violations, String field, @Nullable String written, Function<String, T> reading) {
        if (isBlank(written)) {
            return null;
        }
        try {
            return reading.apply(written);
        } catch (IllegalArgumentException e) {
            violations.add(new Violation(field, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static String country(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("must be an ISO 3166-1 alpha-2 code such as DE");
        }
        return code;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
