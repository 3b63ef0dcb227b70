package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Normalising twice is normalising once, and surrounding space and case say nothing. */
class NormalisingLawsTest {

    @Property
    void anAddressInNormalFormStays(@ForAll("addresses") String written) {
        read(() -> Email.of(written)).ifPresent(email -> assertEquals(email, Email.of(email.address())));
    }

    @Property
    void anAddressIsTheSameInWhateverCase(@ForAll("addresses") String written) {
        assertEquals(
                read(() -> Email.of(written)), read(() -> Email.of("  " + written.toUpperCase(Locale.ROOT) + "\t")));
    }

    @Property
    void aNumberInNormalFormStays(@ForAll("numbers") String written, @ForAll("countries") String country) {
        read(() -> Phone.of(written, country)).ifPresent(phone -> assertEquals(phone, Phone.of(phone.e164(), country)));
    }

    @Property
    void aNumberInNormalFormNeedsNoCountry(@ForAll("numbers") String written, @ForAll("countries") String country) {
        read(() -> Phone.of(written, country)).ifPresent(phone -> assertEquals(phone, Phone.of(phone.e164(), null)));
    }

    @Property
    void aDomainInNormalFormStays(@ForAll("hosts") String written) {
        read(() -> CompanyDomain.of(written))
                .ifPresent(domain -> assertEquals(domain, CompanyDomain.of(domain.name())));
    }

    @Property
    void whateverIsWrittenIsReadOrRefusedWithAReason(@ForAll String written) {
        read(() -> Email.of(written));
        read(() -> Phone.of(written, "DE"));
        read(() -> CompanyDomain.of(written));
        read(() -> Country.of(written));
        JobFunction.of(written);
        Seniority.of(written);
    }

    @Property
    void moreEmployeesAreNoSmallerBand(
            @ForAll @IntRange(min = 1) int employees, @ForAll @IntRange(max = 100_000) int more) {
        int grown = (int) Math.min(Integer.MAX_VALUE, (long) employees + more);

        assertEquals(true, SizeBand.of(grown).compareTo(SizeBand.of(employees)) >= 0);
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> local = Arbitraries.strings()
                .withChars("abcXYZ019.+_-'@ \u00fc\u00e9\u0130\u01c5\uff21")
                .ofMinLength(1)
                .ofMaxLength(12);
        return Combinators.combine(local, hosts()).as((name, host) -> name + "@" + host);
    }

    @Provide
    Arbitrary<String> hosts() {
        Arbitrary<String> label = Arbitraries.strings()
                .withChars("abcXYZ019-\u00fc\u00df")
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<String> suffix = Arbitraries.of("com", "co.uk", "de", "example", "github.io", "xn--p1ai", "c");
        return Combinators.combine(label.list().ofMinSize(1).ofMaxSize(3), suffix)
                .as((labels, end) -> String.join(".", labels) + "." + end);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings()
                .withChars("+0123456789 ()-/.")
                .ofMinLength(5)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> countries() {
        return Arbitraries.of(Locale.getISOCountries());
    }

    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException refused) {
            assertEquals(true, refused.getMessage().startsWith("must be"), refused.getMessage());
            return Optional.empty();
        }
    }
}
