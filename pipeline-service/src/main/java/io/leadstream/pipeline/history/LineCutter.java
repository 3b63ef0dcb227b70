package io.leadstream.pipeline.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts a stream of any length into chunks at line ends, holding no more than a chunk in memory. */
final class LineCutter {

    /** As much as one document sent to the API may have. */
    static final int LONGEST_LINE = 1 << 20;

    private static final int LINES_PER_CHUNK = 500;
    private static final int BYTES_PER_CHUNK = 1 << 20;

    /**
     * Some lines, each ended by a line feed.
     *
     * @param firstLine the number of the first, counted from 1
     * @param tooLong the numbers of lines that were dropped for their length; they are empty in the body
     */
    record Chunk(long firstLine, long lines, byte[] body, List<Long> tooLong) {

        /** Shows every line but blank ones to {@code reader}, without its end. */
        void forEach(LineReader reader) {
            long number = firstLine;
            int start = 0;
            for (int end = 0; end < body.length; end++) {
                if (body[end] == '\n') {
                    show(number, Arrays.copyOfRange(body, start, end), reader);
                    start = end + 1;
                    number++;
                }
            }
        }

        private void show(long number, byte[] text, LineReader reader) {
            boolean dropped = tooLong.contains(number);
            if (dropped || !isBlank(text)) {
                reader.read(number, text, dropped);
            }
        }

        private static boolean isBlank(byte[] text) {
            for (byte b : text) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** Sees one line. */
    interface LineReader {

        /**
         * @param number counted from 1
         * @param dropped whether it was too long: the text is empty then
         */
        void read(long number, byte[] text, boolean dropped);
    }

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long nextLine = 1;

    LineCutter(InputStream in) {
        this.in = in;
    }

    /** The next chunk, or empty at the end. */
    Optional<Chunk> next() throws IOException {
        long firstLine = nextLine;
        var body = new ByteArrayOutputStream();
        List<Long> tooLong = new ArrayList<>();
        while (nextLine - firstLine < LINES_PER_CHUNK && body.size() < BYTES_PER_CHUNK && hasMore()) {
            if (!copyLine(body)) {
                tooLong.add(nextLine);
            }
            nextLine++;
        }
        return nextLine == firstLine
                ? Optional.empty()
                : Optional.of(new Chunk(firstLine, nextLine - firstLine, body.toByteArray(), tooLong));
    }

    private boolean hasMore() throws IOException {
        if (position == filled) {
            filled = Math.max(0, in.read(buffer));
            position = 0;
        }
        return filled > 0;
    }

    /** Copies up to the end of the line; returns false and copies nothing but the end when it is too long. */
    private boolean copyLine(ByteArrayOutputStream body) throws IOException {
        var line = new ByteArrayOutputStream();
        boolean fits = true;
        boolean ended = false;
        while (!ended && hasMore()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            fits = fits && line.size() + end - position <= LONGEST_LINE;
            if (fits) {
                line.write(buffer, position, end - position);
            }
            ended = end < filled;
            position = ended ? end + 1 : end;
        }
        if (fits) {
            line.writeTo(body);
        }
        body.write('\n');
        return fits;
    }
}
