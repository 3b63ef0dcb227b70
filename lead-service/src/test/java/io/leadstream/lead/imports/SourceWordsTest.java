package io.leadstream.lead.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.leadstream.lead.card.Source;
import io.leadstream.lead.normal.CountryNames;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other systems' exports say of sources and countries. */
class SourceWordsTest {

    @ParameterizedTest
    @CsvSource({
        "WEB_FORM, WEB_FORM",
        "web form, WEB_FORM",
        "Olark Chat, CHAT",
        "Organic Search, CONTENT",
        "Google, CONTENT",
        "Google Ads, ADVERTISING",
        "Pay per Click Ads, ADVERTISING",
        "Direct Traffic, WEB_FORM",
        "Referral Sites, REFERRAL",
        "Reference, REFERRAL",
        "Welingak Website, WEB_FORM",
        "Facebook, SOCIAL",
        "Social Media, SOCIAL",
        "Trade Show, EVENT",
        "Partner, PARTNER",
        "Cold Call, OUTBOUND",
        "Existing Customer, EXPANSION",
        "NC_EDM, "
    })
    void aWordIsReadAsTheSourceThatIsMeant(String written, Source source) {
        assertEquals(Optional.ofNullable(source), SourceWords.meant(written));
    }

    @ParameterizedTest
    @CsvSource({
        "India, IN",
        "Deutschland, DE",
        "United States, US",
        "USA, US",
        "united kingdom, GB",
        "Czech Republic, CZ",
        "Côte d’Ivoire, CI",
        "España, ES",
        "DEU, DE",
        "Select, ",
        "'', "
    })
    void aCountryIsKnownByItsName(String written, String code) {
        assertEquals(Optional.ofNullable(code), CountryNames.code(written));
    }

    @Property(tries = 300)
    void whateverIsWrittenIsReadOrNot(@ForAll String written) {
        SourceWords.meant(written);
        CountryNames.code(written);
    }
}
