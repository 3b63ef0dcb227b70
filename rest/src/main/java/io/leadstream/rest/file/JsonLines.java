package io.leadstream.rest.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of JSON, each ended by a line feed. */
public final class JsonLines implements Cutter {

    /** As much as one document sent to the API may have. */
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private long line;

    public JsonLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        var text = new ByteArrayOutputStream(512);
        boolean isBlank = true;
        long length = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                isBlank &= b == ' ' || b == '\t' || b == '\r';
                if (++length <= LONGEST) {
                    text.write(b);
                }
                continue;
            }
            line++;
            if (!isBlank) {
                return Optional.of(read(line, text, length));
            }
            text.reset();
            length = 0;
        }
        line++;
        return isBlank ? Optional.empty() : Optional.of(read(line, text, length));
    }

    private static RawRecord read(long line, ByteArrayOutputStream text, long length) {
        return length > LONGEST
                ? new RawRecord(line, new byte[0], RawRecord.Fault.TOO_LONG)
                : new RawRecord(line, text.toByteArray(), RawRecord.Fault.NONE);
    }
}
