package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.file.Cells;
import io.leadstream.rest.file.CsvRows;
import io.leadstream.rest.file.Cutter;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.RawRecord;
import io.leadstream.rest.file.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file of rows while it is received: cut into records, and what it gives away of itself. */
final class Upload {

    private final @Nullable Encoding said;
    private final @Nullable Character saidSeparator;
    private final Encoding.Detector detector = new Encoding.Detector();
    private final Habits.Observer habits = new Habits.Observer();
    private boolean isMarked;
    private char separator = ',';
    private byte[] header = {};

    /** @param encoding absent: found out; so is the separator */
    Upload(@Nullable Encoding encoding, @Nullable Character separator) {
        this.said = encoding;
        this.saidSeparator = separator;
    }

    /** Shows all rows behind the header, some hundred at a time. */
    void receive(InputStream body, Consumer<List<RawRecord>> keeper) throws IOException {
        Cutter rows = begin(body);
        for (var chunk = rows.nextChunk(); !chunk.isEmpty(); chunk = rows.nextChunk()) {
            chunk.forEach(this::see);
            keeper.accept(chunk);
        }
    }

    private Cutter begin(InputStream body) throws IOException {
        ReceivedFile file = ReceivedFile.of(body);
        isMarked = file.isMarked();
        separator = saidSeparator == null ? Cells.separatorOf(file.firstLine()) : saidSeparator;
        var rows = new CsvRows(file.in(), separator);
        RawRecord first = rows.next().orElseThrow(() -> BadInput.of("", "must begin with a row of headers"));
        if (first.fault() != RawRecord.Fault.NONE) {
            throw BadInput.of(
                    "", "must begin with a row of headers: " + first.fault().detail());
        }
        header = first.text();
        detector.see(header);
        return rows;
    }

    private void see(RawRecord row) {
        detector.see(row.text());
        // figures are the same in either encoding
        habits.see(Cells.of(new String(row.text(), StandardCharsets.ISO_8859_1), separator));
    }

    char separator() {
        return separator;
    }

    /** What the file says of itself goes before what was said of it. */
    Encoding encoding() {
        return isMarked ? Encoding.UTF_8 : said == null ? detector.found() : said;
    }

    Habits habits() {
        return habits.found();
    }

    List<String> headers() {
        return Cells.of(
                encoding().decode(header).orElseThrow(() -> BadInput.of("encoding", "is not that of the file")),
                separator);
    }
}
