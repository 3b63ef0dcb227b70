package io.leadstream.pipeline.history;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.pipeline.history.NotedChanges.Noted;
import io.leadstream.pipeline.history.RowReader.NotedChange;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Texts;
import io.leadstream.rest.file.Cells;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.Headers;
import io.leadstream.rest.file.RawRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Receives the file that notes the changes of an import's deals, a row a change. A history with holes would be believed
 * by every figure that is made of it: where one row cannot be read, nothing is taken.
 */
@ApplicationScoped
class HistoryFile {

    /** How the three systems name the field whose changes are a deal's history. */
    private static final Set<String> STAGE_FIELDS = Set.of(
            "stage",
            "stagename",
            "stageid",
            "dealstage",
            "stagechanged",
            "stagechange",
            "salesstage",
            "opportunitystage");

    private static final Set<String> TRUE = Set.of("true", "1", "yes");
    private static final int LONGEST = 200;

    private final NotedChanges changes;

    HistoryFile(NotedChanges changes) {
        this.changes = changes;
    }

    /**
     * What somebody sent.
     *
     * @param map fields by header; the rest is guessed
     */
    record Order(@Nullable Encoding encoding, @Nullable Character separator, Map<String, String> map) {}

    /** @param rows those that tell of stages */
    record Receipt(UUID upload, long rows, Habits habits) {}

    /**
     * Receives a file to its end.
     *
     * @throws BadInput naming the line that cannot be read; nothing is kept then
     */
    Receipt receive(UUID importId, Order order, InputStream body) throws IOException {
        UUID upload = UuidCreator.getTimeOrderedEpoch();
        try {
            var reading = new Reading(importId, upload, order);
            reading.file.receive(body, reading::keep);
            reading.file.headers(); // and if there is nothing but them
            return new Receipt(upload, reading.rows, reading.file.habits());
        } catch (IOException | RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> changes.drop(importId, upload));
            throw e;
        }
    }

    private final class Reading {
        private final UUID importId;
        private final UUID upload;
        private final Order order;
        private final Upload file;
        private @Nullable Columns columns;
        private long rows;

        Reading(UUID importId, UUID upload, Order order) {
            this.importId = importId;
            this.upload = upload;
            this.order = order;
            this.file = new Upload(order.encoding, order.separator);
        }

        void keep(List<RawRecord> chunk) {
            Columns known = columns();
            List<Noted> noted = new ArrayList<>();
            for (RawRecord row : chunk) {
                read(known, row).ifPresent(noted::add);
            }
            rows += noted.size();
            QuarkusTransaction.requiringNew().run(() -> changes.keep(importId, upload, noted));
        }

        private Columns columns() {
            if (columns == null) {
                Columns found = Columns.of(file.headers(), order.map, StepField.VOCABULARY);
                for (StepField needed : List.of(StepField.EXTERNAL_ID, StepField.AT, StepField.STAGE)) {
                    if (!found.tell(needed.path())) {
                        throw BadInput.of("map", "must say which column is " + needed.path() + ": none looks like it");
                    }
                }
                columns = found;
            }
            return columns;
        }

        private Optional<Noted> read(Columns known, RawRecord row) {
            try {
                if (row.fault() != RawRecord.Fault.NONE) {
                    throw new LineRefused(row.fault().type(), row.fault().detail());
                }
                return noted(row.line(), known.read(Cells.of(text(row.text()), file.separator())));
            } catch (LineRefused e) {
                throw BadInput.of("", "line " + row.line() + " of the history: " + e.detail());
            }
        }

        /** Before the file's end nobody knows its encoding: what is not UTF-8 is taken for Latin-1, line by line. */
        private String text(byte[] bytes) {
            String text = (order.encoding == null ? Encoding.UTF_8 : order.encoding)
                    .decode(bytes)
                    .or(() -> Encoding.LATIN_1.decode(bytes))
                    .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
            if (!Texts.isStorable(text)) {
                throw new LineRefused("bad-input", "must not contain NUL");
            }
            return text;
        }
    }

    /** Empty for rows that tell of something else than stages. */
    private static Optional<Noted> noted(long line, Map<String, String> cells) {
        String changed = cells.get(StepField.CHANGED.path());
        boolean isOfStages = changed == null || STAGE_FIELDS.contains(Headers.normal(changed));
        String stage = cells.get(StepField.STAGE.path());
        String deleted = cells.get(StepField.DELETED.path());
        if (!isOfStages || stage == null || deleted != null && TRUE.contains(deleted.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(new Noted(
                required(cells, StepField.EXTERNAL_ID),
                new NotedChange(line, required(cells, StepField.AT), cut(stage), from(cells))));
    }

    private static @Nullable String from(Map<String, String> cells) {
        String from = cells.get(StepField.FROM.path());
        return from == null ? null : cut(from);
    }

    private static String required(Map<String, String> cells, StepField field) {
        String value = cells.get(field.path());
        if (value == null) {
            throw new LineRefused("bad-input", field.path() + " must not be blank");
        }
        return cut(value);
    }

    private static String cut(String value) {
        if (value.length() > LONGEST) {
            throw new LineRefused("bad-input", "cells may have at most " + LONGEST + " characters");
        }
        return value;
    }
}
