package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyDomainTest {

    @ParameterizedTest
    @CsvSource({
        "acme.com, acme.com",
        "ACME.com, acme.com",
        "www.acme.com, acme.com",
        "https://www.acme.com/products?x=1#top, acme.com",
        "http://acme.com:8080, acme.com",
        "acme.com/, acme.com",
        "shop.eu.acme.co.uk, acme.co.uk",
        "acme.com.br, acme.com.br",
        "www.acme.ac.jp, acme.ac.jp",
        "acme.github.io, acme.github.io",
        "acme.example, acme.example",
        "www.acme.example, acme.example",
        "acme.corp, acme.corp",
        "münchen.de, xn--mnchen-3ya.de",
        "' acme.com ', acme.com"
    })
    void theRegistrableDomainIsRead(String written, String domain) {
        assertEquals(domain, CompanyDomain.of(written).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme", "co.uk", "com", "localhost", "192.168.0.1", "", "http://", "a b.com", "-a.com", ".."})
    void whatNamesNoRegistrableDomainIsRefused(String written) {
        assertThrows(IllegalArgumentException.class, () -> CompanyDomain.of(written));
    }

    @ParameterizedTest
    @CsvSource({"jane@acme.com, acme.com", "jane@mail.acme.co.uk, acme.co.uk", "jane@acme.example, acme.example"})
    void anAddressTellsTheCompany(String address, String domain) {
        assertEquals(Optional.of(new CompanyDomain(domain)), CompanyDomain.of(Email.of(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@gmail.com", "jane@yahoo.fr", "jane@mail.web.de", "jane@co.uk"})
    void anAddressAtAFreeMailHostTellsNoCompany(String address) {
        assertEquals(Optional.empty(), CompanyDomain.of(Email.of(address)));
    }
}
