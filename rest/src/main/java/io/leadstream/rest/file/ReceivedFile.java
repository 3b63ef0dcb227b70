package io.leadstream.rest.file;

import io.leadstream.rest.BadInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file whose beginning was looked at: the mark of its encoding is taken off.
 *
 * @param firstLine as far as needed to see what separates its cells
 * @param isMarked whether it says itself that it is UTF-8
 */
public record ReceivedFile(InputStream in, String firstLine, boolean isMarked) {

    private static final int LOOKED_AT = 1 << 14;
    private static final int[] UTF_8_MARK = {0xef, 0xbb, 0xbf};

    public static ReceivedFile of(InputStream body) throws IOException {
        byte[] head = body.readNBytes(LOOKED_AT);
        if (head.length > 1
                && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                        || head[0] == (byte) 0xfe && head[1] == (byte) 0xff
                        || head[0] == 0
                        || head[1] == 0)) {
            throw BadInput.of("encoding", "must be UTF-8 or Latin-1: the file looks like UTF-16");
        }
        int start = hasMark(head) ? UTF_8_MARK.length : 0;
        String text = new String(head, start, head.length - start, StandardCharsets.ISO_8859_1);
        String firstLine = text.stripLeading().lines().findFirst().orElse("");
        var rest = new ByteArrayInputStream(head, start, head.length - start);
        return new ReceivedFile(new SequenceInputStream(rest, body), firstLine, start > 0);
    }

    private static boolean hasMark(byte[] head) {
        for (int i = 0; i < UTF_8_MARK.length; i++) {
            if (i >= head.length || head[i] != (byte) UTF_8_MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
