package io.leadstream.lead.normal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/** A telephone number in E.164 form, such as {@code +4930901820}. */
public record Phone(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * Normalises what was written.
     *
     * @param country ISO 3166-1 alpha-2, by which a national number is read
     * @throws IllegalArgumentException when it is no possible number, or national without a country
     */
    public static Phone of(String written, @Nullable String country) {
        try {
            var number = NUMBERS.parse(written, country);
            if (!NUMBERS.isPossibleNumber(number)) {
                throw notANumber();
            }
            return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && country == null
                    ? new IllegalArgumentException("must be in E.164 form such as +4930901820, or come with a country")
                    : notANumber();
        }
    }

    private static IllegalArgumentException notANumber() {
        return new IllegalArgumentException("must be a telephone number such as +4930901820");
    }
}
