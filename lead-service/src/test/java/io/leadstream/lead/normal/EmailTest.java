package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "jane@example.com, jane@example.com",
        "' jane@example.com ', jane@example.com",
        "Jane.Doe@Example.COM, jane.doe@example.com",
        "jane+news@example.com, jane+news@example.com",
        "o'neil@example.com, o'neil@example.com",
        "j@example.co.uk, j@example.co.uk",
        "jane@mail.sub.example.com, jane@mail.sub.example.com",
        "jane@münchen.de, jane@xn--mnchen-3ya.de",
        "jane@XN--MNCHEN-3YA.de, jane@xn--mnchen-3ya.de",
        "jürgen@example.de, jürgen@example.de",
        "123@example.com, 123@example.com",
        "a_b-c@example-host.com, a_b-c@example-host.com",
        "jane＠example.com, jane@example.com",
        "jane@example。com, jane@example.com",
        "{jane}@example.com, {jane}@example.com"
    })
    void anAddressIsNormalised(String written, String normal) {
        assertEquals(normal, Email.of(written).address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00a0jane@example.com\u00a0",
                "\u200bjane@example.com",
                "\ufeffjane@example.com",
                "\tjane@example.com\r\n",
                "jane@example.com\u2029",
                "\u202ajane@example.com\u202c"
            })
    void whatCopyingLeavesAroundAnAddressIsTakenOff(String written) {
        assertEquals("jane@example.com", Email.of(written).address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "jane",
                "jane@",
                "@example.com",
                "jane@localhost",
                "jane@example",
                "jane@@example.com",
                "ja ne@example.com",
                "jane@exam ple.com",
                ".jane@example.com",
                "jane.@example.com",
                "ja..ne@example.com",
                "jane@-example.com",
                "jane@example-.com",
                "jane@exa_mple.com",
                "jane@example..com",
                "jane@.example.com",
                "jane@example.com.",
                "jane@192.168.0.1",
                "jane@[192.168.0.1]",
                "jane@example.c",
                "jane@example.123",
                "Jane Doe <jane@example.com>",
                "jane@example.com, john@example.com",
                "jane;john@example.com",
                "mailto:jane@example.com",
                "\"jane\"@example.com",
                "jane\\@example.com",
                "jane\u0000@example.com",
                "ja\u200bne@example.com",
                "ja\u00a0ne@example.com",
                "jane\ud800@example.com",
                "jane(work)@example.com"
            })
    void whatIsNoAddressIsRefused(String written) {
        assertThrows(IllegalArgumentException.class, () -> Email.of(written));
    }

    @Test
    void anAddressIsNoLongerThanMailAllows() {
        assertThrows(IllegalArgumentException.class, () -> Email.of("x".repeat(65) + "@example.com"));
        assertThrows(IllegalArgumentException.class, () -> Email.of("jane@" + "x".repeat(64) + ".com"));
        assertThrows(IllegalArgumentException.class, () -> Email.of("jane@" + "x2345678.".repeat(28) + "com"));
        assertEquals(64, Email.of("x".repeat(64) + "@example.com").address().indexOf('@'));
    }

    @Test
    void aLongTextIsRefusedBeforeItIsLookedAt() {
        String written = "a" + " ".repeat(1_000_000) + "b";

        assertTimeout(
                Duration.ofSeconds(1), () -> assertThrows(IllegalArgumentException.class, () -> Email.of(written)));
    }

    @ParameterizedTest
    @CsvSource({
        "jane@windowslive.com, true",
        "jane@aim.com, true",
        "jane@tuta.com, true",
        "jane@yandex.com.tr, true",
        "jane@live.nl, true",
        "jane@outlook.fr, true",
        "jane@msn.com, true",
        "jane@gmail.com, true",
        "jane@googlemail.com, true",
        "jane@yahoo.co.jp, true",
        "jane@yahoo.com.sg, true",
        "jane@hotmail.be, true",
        "jane@gmx.net, true",
        "jane@web.de, true",
        "jane@t-online.de, true",
        "jane@students.web.de, true",
        "jane@qq.com, true",
        "jane@icloud.com, true",
        "jane@proton.me, true",
        "jane@outlook.com, true",
        "jane@acme.example, false",
        "jane@gmx.acme.com, false",
        "jane@yahoo.acme.com, false",
        "jane@notgmail.com, false",
        "jane@live.acme.io, false",
        "jane@siemens.com, false",
        "jane@outlook.acme.de, false"
    })
    void aFreeMailHostIsKnown(String address, boolean free) {
        assertEquals(free, Email.of(address).isFreeMail());
    }
}
