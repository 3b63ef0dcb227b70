package io.leadstream.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "0199-abc", "Łódź 🙂"})
    void textIsText(String text) {
        assertEquals(text, RecordKeys.read(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), RecordKeys.write(text));
    }

    @Test
    void anyOtherKeyIsWrittenAsItWasRead() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }

        assertArrayEquals(every, RecordKeys.write(RecordKeys.read(every)));
        assertArrayEquals(new byte[] {(byte) 0xFF}, RecordKeys.write(RecordKeys.read(new byte[] {(byte) 0xFF})));
    }
}
