package io.leadstream.rest.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a file of any length into records, and holds no more than a chunk of them in memory. */
public interface Cutter {

    int RECORDS_PER_CHUNK = 500;
    int BYTES_PER_CHUNK = 1 << 20;

    /** The next record that is not blank, or empty at the end. */
    Optional<RawRecord> next() throws IOException;

    /** Some records; none at the end. */
    default List<RawRecord> nextChunk() throws IOException {
        var chunk = new ArrayList<RawRecord>();
        int bytes = 0;
        while (chunk.size() < RECORDS_PER_CHUNK && bytes < BYTES_PER_CHUNK) {
            Optional<RawRecord> next = next();
            if (next.isEmpty()) {
                break;
            }
            chunk.add(next.get());
            bytes += next.get().text().length;
        }
        return chunk;
    }
}
