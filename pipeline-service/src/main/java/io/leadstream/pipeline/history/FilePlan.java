package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Texts;
import io.leadstream.rest.file.Cells;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.RawRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file of rows is read as deals: kept with its import.
 *
 * @param separator one character
 * @param habits what the file gives away; what somebody chose goes before it
 */
record FilePlan(
        Layout layout, Encoding encoding, String separator, List<String> headers, Choices choices, Habits habits) {

    FilePlan with(Choices other) {
        return new FilePlan(layout, encoding, separator, headers, other, habits);
    }

    FilePlan with(Habits other) {
        return new FilePlan(layout, encoding, separator, headers, choices, other);
    }

    /** @throws BadInput for chosen columns that the file has not, or fields that there are not */
    Columns columns() {
        return Columns.of(headers, choices.columns(), DealField.VOCABULARY);
    }

    Dates dates() {
        DayOrder chosen = choices.dates();
        return new Dates(chosen == null ? habits.dates() : chosen, choices.zoneId());
    }

    Amounts amounts() {
        DecimalMark chosen = choices.decimal();
        return new Amounts(chosen == null ? habits.decimal() : chosen, choices.currency());
    }

    /** What keeps the file from being read, or null. */
    @Nullable
    String lacks() {
        Columns columns = columns();
        boolean tellsWhere = columns.tell(DealField.STAGE.path())
                || columns.tell(DealField.STATUS.path())
                || columns.columns().stream()
                        .anyMatch(column ->
                                column.field() != null && column.field().startsWith(DealField.ENTERED));
        return columns.tell(DealField.EXTERNAL_ID.path()) && tellsWhere
                ? null
                : "must say which columns are externalId and stage: " + layout + " calls them " + layout.needed();
    }

    /**
     * The cells of a row by what they tell.
     *
     * @throws LineRefused when it cannot be read
     */
    Map<String, String> cells(Columns columns, RawRecord row) {
        if (row.fault() != RawRecord.Fault.NONE) {
            throw new LineRefused(row.fault().type(), row.fault().detail());
        }
        String text = encoding.decode(row.text()).orElseThrow(() -> new LineRefused("bad-input", "is not UTF-8"));
        if (!Texts.isStorable(text)) {
            throw new LineRefused("bad-input", "must not contain NUL");
        }
        return columns.read(Cells.of(text, separator.charAt(0)));
    }
}
