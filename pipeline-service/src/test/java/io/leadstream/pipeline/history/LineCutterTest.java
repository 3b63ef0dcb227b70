package io.leadstream.pipeline.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineCutterTest {

    @Test
    void anEmptyStreamHasNoChunk() throws IOException {
        assertEquals(List.of(), cut(""));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertEquals("a\n\nb\n", text(cut("a\n\nb").getFirst()));
    }

    @Test
    void linesAreCountedOverChunks() throws IOException {
        List<LineCutter.Chunk> chunks = cut("x\n".repeat(1_234));

        assertEquals(
                List.of(1L, 501L, 1001L),
                chunks.stream().map(LineCutter.Chunk::firstLine).toList());
        assertEquals(
                List.of(500L, 500L, 234L),
                chunks.stream().map(LineCutter.Chunk::lines).toList());
    }

    @Test
    void aLineThatIsTooLongIsDroppedAndNamed() throws IOException {
        String longest = "x".repeat(LineCutter.LONGEST_LINE);

        List<LineCutter.Chunk> chunks = cut("a\n" + longest + "y\nb\n" + longest + "\n");

        assertEquals("a\n\nb\n" + longest + "\n", text(chunks.getFirst()));
        assertEquals(List.of(2L), chunks.getFirst().tooLong());
    }

    @Test
    void longLinesMakeSmallChunks() throws IOException {
        List<LineCutter.Chunk> chunks = cut(("x".repeat(600_000) + "\n").repeat(5));

        assertTrue(chunks.stream().allMatch(c -> c.body().length <= 2 * LineCutter.LONGEST_LINE));
        assertEquals(3, chunks.size());
    }

    @Property(tries = 100)
    void nothingIsLostHoweverTheStreamArrives(
            @ForAll @Size(max = 50) List<@IntRange(max = 90_000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 70_000) int arriving)
            throws IOException {
        var body = new StringBuilder();
        lengths.forEach(n -> body.append("y".repeat(n)).append('\n'));
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);

        var out = new ByteArrayOutputStream();
        for (LineCutter.Chunk chunk : all(new Dripping(bytes, arriving))) {
            out.write(chunk.body());
        }

        assertArrayEquals(bytes, out.toByteArray());
    }

    private static List<LineCutter.Chunk> cut(String text) throws IOException {
        return all(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<LineCutter.Chunk> all(InputStream in) throws IOException {
        var cutter = new LineCutter(in);
        List<LineCutter.Chunk> chunks = new ArrayList<>();
        for (var chunk = cutter.next(); chunk.isPresent(); chunk = cutter.next()) {
            chunks.add(chunk.get());
        }
        return chunks;
    }

    private static String text(LineCutter.Chunk chunk) {
        return new String(chunk.body(), StandardCharsets.UTF_8);
    }

    /** Gives no more than so many bytes at a time. */
    private static final class Dripping extends ByteArrayInputStream {

        private final int most;

        Dripping(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, most));
        }
    }
}
