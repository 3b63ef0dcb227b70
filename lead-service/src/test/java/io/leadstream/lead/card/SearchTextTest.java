package io.leadstream.lead.card;

import static io.leadstream.lead.card.People.JANE;
import static io.leadstream.lead.card.People.acme;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @Test
    void aLeadIsFoundByNameAddressCompanyAndNumber() {
        assertEquals("jane doe jane doe acme example |acme| 4930901820 30901820", SearchText.of(JANE, acme()));
    }

    @Test
    void accentsAndPunctuationSayNothing() {
        var person = new Person("a.b@c.de", null, "Zoë-Anne Łucja", "O’Néill Müller", null, null, null, null);

        assertEquals("zoe anne lucja o neill muller a b c de ||", SearchText.of(person, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jane | 'jane':*",
                "Jane  DOE | 'jane':* & 'doe':*",
                "jane.doe@acme.example | 'jane' <-> 'doe' <-> 'acme' <-> 'example':*",
                "jane@münchen.de | 'jane' <-> 'xn' <-> 'mnchen' <-> '3ya' <-> 'de':*",
                "jane@mün | 'jane' <-> 'mun':*",
                "münchen.de | 'xn' <-> 'mnchen' <-> '3ya' <-> 'de':*",
                "https://www.acme.example/x | 'acme' <-> 'example':*",
                "www.acme.example | 'acme' <-> 'example':*",
                "Müller | 'muller':*",
                "Łukasz Straße | 'lukasz':* & 'strasse':*",
                "Søren Ægir Đoković | 'soren':* & 'aegir':* & 'dokovic':*",
                "o'neill | 'o' <-> 'neill':*",
                "+49 (30) 901820 | '4930901820':*",
                "030/901820 | '30901820':*",
                "0 | '0':*",
                "jane' & !doe | 'jane':* & 'doe':*",
                "王小明 | '王小明':*",
                "a:* | 'a':*"
            })
    void whatIsAskedIsMadeAQuery(String q, String query) {
        assertEquals(query, SearchText.query(q));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jane | 'jane':* | []",
                "jane.doe@acme.com | 'jane' <-> 'doe' <-> 'acme' | [jane doe acme com]",
                "jane@acme.example | 'jane' <-> 'acme' <-> 'example':* | []",
                "doe acme.de | 'doe':* & 'acme' | [acme de]",
                "+49 (30) 901820 | '4930901820':* | []",
                "de | 'de':* | []"
            })
    void whatIsShortIsComparedWithThoseFound(String q, String query, String phrases) {
        SearchText.Asked asked = SearchText.Asked.of(q);

        assertEquals(query, asked.query());
        assertEquals(phrases, asked.phrases().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", " ", "' & |", "…"})
    void whatHoldsNoWordIsNoQuery(String q) {
        assertEquals("", SearchText.query(q));
    }
}
