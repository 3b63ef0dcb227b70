package io.leadstream.qualification.prediction;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads text whose encoding nobody told: UTF-16 where its mark comes first, else UTF-8, with or without its mark; and
 * where that cannot be, because the first bytes beyond ASCII are no UTF-8, Windows-1252, which Latin-1 is a part of.
 * Broken UTF-8 after good is refused rather than guessed at.
 */
final class AnyText extends Reader {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int END = -1;
    private static final int LONGEST_MARK = 3;

    private final BufferedInputStream bytes;
    private boolean isUtf8Seen;
    private boolean isLatin;
    private int lowSurrogate = END;

    private AnyText(BufferedInputStream bytes) {
        this.bytes = bytes;
    }

    static Reader of(InputStream in) throws IOException {
        var bytes = new BufferedInputStream(in, 1 << 16);
        bytes.mark(LONGEST_MARK);
        byte[] mark = bytes.readNBytes(LONGEST_MARK);
        bytes.reset();
        int first = mark.length < 2 ? 0 : (mark[0] & 0xff) << 8 | mark[1] & 0xff;
        if (first == 0xfeff || first == 0xfffe) {
            return new InputStreamReader(bytes, StandardCharsets.UTF_16);
        }
        if (first == 0xefbb && mark.length == LONGEST_MARK && (mark[2] & 0xff) == 0xbf) {
            bytes.skipNBytes(LONGEST_MARK);
        }
        return new AnyText(bytes);
    }

    @Override
    public int read() throws IOException {
        if (lowSurrogate != END) {
            int low = lowSurrogate;
            lowSurrogate = END;
            return low;
        }
        int first = bytes.read();
        if (first < 0x80) {
            return first;
        }
        return isLatin ? latin(first) : beyondAscii(first);
    }

    private int beyondAscii(int first) throws IOException {
        int more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
        bytes.mark(more);
        byte[] rest = bytes.readNBytes(more);
        int point = first & (0x3f >> more);
        boolean isUtf8 = more > 0 && first < 0xf5 && rest.length == more;
        for (byte next : rest) {
            isUtf8 &= (next & 0xc0) == 0x80;
            point = point << 6 | next & 0x3f;
        }
        boolean isShortest = point >= (more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000);
        boolean isSurrogate = point >= 0xd800 && point <= 0xdfff;
        if (isUtf8 && isShortest && !isSurrogate && point <= 0x10ffff) {
            isUtf8Seen = true;
            return character(point);
        }
        if (isUtf8Seen) {
            throw new CharConversionException("is not UTF-8");
        }
        isLatin = true;
        bytes.reset();
        return latin(first);
    }

    private int character(int point) {
        if (Character.isBmpCodePoint(point)) {
            return point;
        }
        lowSurrogate = Character.lowSurrogate(point);
        return Character.highSurrogate(point);
    }

    private static int latin(int single) {
        return new String(new byte[] {(byte) single}, WINDOWS_1252).charAt(0);
    }

    @Override
    public int read(char[] into, int at, int most) throws IOException {
        int read = 0;
        while (read < most) {
            int next = read();
            if (next == END) {
                return read == 0 ? END : read;
            }
            into[at + read++] = (char) next;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
