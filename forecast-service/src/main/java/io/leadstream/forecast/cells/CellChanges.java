package io.leadstream.forecast.cells;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What cells along one ladder change by together: by segment, all goals and values of one in the bytes of one row. */
public final class CellChanges {

    private static final Goal[] GOALS = Goal.values();

    private final Set<String> uncounted;
    private final Map<String, Map<Of, Map<Cell, Long>>> segments = new TreeMap<>();

    private record Of(Goal goal, String value) {}

    /** What is told of each goal and value that change. */
    @FunctionalInterface
    public interface Reader {
        /** @param packed a {@link CellBlock} */
        void block(Goal goal, String value, byte[] packed);
    }

    /** @param uncounted segments that are left out */
    public CellChanges(Set<String> uncounted) {
        this.uncounted = Set.copyOf(uncounted);
    }

    void add(Goal goal, String segment, String value, Cell cell, long count) {
        if (!uncounted.contains(segment)) {
            segments.computeIfAbsent(segment, _ -> new HashMap<>())
                    .computeIfAbsent(new Of(goal, value), _ -> new HashMap<>())
                    .merge(cell, count, Long::sum);
        }
    }

    /** The values of each segment that change. */
    public Map<String, Set<String>> values() {
        var values = new TreeMap<String, Set<String>>();
        segments.forEach((segment, of) -> {
            if (!segment.equals(Asked.ALL)) {
                values.put(segment, of.keySet().stream().map(Of::value).collect(Collectors.toSet()));
            }
        });
        return values;
    }

    /** Leaves a segment out, after all. */
    public void remove(String segment) {
        segments.remove(segment);
    }

    /** The changes by segment; what was taken back and added again has not changed. */
    public Map<String, byte[]> packed() {
        var packed = new TreeMap<String, byte[]>();
        segments.forEach((segment, of) -> {
            byte[] changes = pack(of);
            if (changes.length > 0) {
                packed.put(segment, changes);
            }
        });
        return packed;
    }

    private static byte[] pack(Map<Of, Map<Cell, Long>> changes) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (Map.Entry<Of, Map<Cell, Long>> entry : changes.entrySet()) {
                byte[] block = CellBlock.pack(entry.getValue());
                if (!CellBlock.isEmpty(block)) {
                    out.writeByte(entry.getKey().goal.ordinal());
                    write(out, entry.getKey().value.getBytes(StandardCharsets.UTF_8));
                    write(out, block);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static void read(byte[] packed, Reader reader) {
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            while (in.available() > 0) {
                Goal goal = GOALS[in.readByte()];
                String value = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                reader.block(goal, value, in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("changes of cells end in the middle", e);
        }
    }
}
