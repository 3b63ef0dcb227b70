package io.leadstream.lead.normal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A telephone number in E.164 form, such as {@code +4930901820}. */
public record Phone(String e164) {

    private static final int LONGEST_WRITTEN = 50;
    private static final Pattern TWO_ZEROS = Pattern.compile("^\\s*00(?=[1-9])");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST_CODE = 3;
    private static final Set<String> CODES = NUMBERS.getSupportedCallingCodes().stream()
            .map(code -> Integer.toString(code))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Normalises what was written.
     *
     * @param country ISO 3166-1 alpha-2, by which a national number is read
     * @throws IllegalArgumentException when it is no possible number, or national without a country
     */
    public static Phone of(String written, @Nullable String country) {
        if (written.length() > LONGEST_WRITTEN) {
            throw notANumber();
        }
        try {
            String e164 = e164(written, country);
            // some that are possible once (+971 000000) are read differently the next time; one written so was read so
            if (!e164.equals(written) && !e164.equals(e164(e164, null))) {
                throw notANumber();
            }
            return new Phone(e164);
        } catch (NumberParseException e) {
            throw e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && country == null
                    ? new IllegalArgumentException("must be in E.164 form such as +4930901820, or come with a country")
                    : notANumber();
        }
    }

    private static String e164(String written, @Nullable String country) throws NumberParseException {
        // without a country, two zeros can only be those that Europe dials for the plus
        String dialled = country == null ? TWO_ZEROS.matcher(written).replaceFirst("+") : written;
        var number = NUMBERS.parse(dialled, country);
        if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
            throw notANumber();
        }
        return NUMBERS.format(number, PhoneNumberFormat.E164);
    }

    /** The digits after the country code; no code is the beginning of another. */
    public String withoutCountryCode() {
        for (int end = 2; end <= LONGEST_CODE + 1; end++) {
            if (CODES.contains(e164.substring(1, end))) {
                return e164.substring(end);
            }
        }
        throw new IllegalStateException("an E.164 number begins with a country code");
    }

    private static IllegalArgumentException notANumber() {
        return new IllegalArgumentException("must be a telephone number such as +4930901820");
    }
}
