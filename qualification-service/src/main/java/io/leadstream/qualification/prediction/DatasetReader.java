package io.leadstream.qualification.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a dataset of a table: one column is the label, one may give the order, some may tell when others were known. */
final class DatasetReader {

    static final int MOST_ROWS = 200_000;

    private static final int MOST_NAMED = 50;

    /** A column {@code x@knownAt} tells when the values of column {@code x} were known. */
    static final String KNOWN_AT = "@knownAt";

    private static final Set<String> YES =
            Set.of("1", "1.0", "true", "t", "yes", "y", "won", "closed won", "closed-won", "closedwon", "converted");

    private static final Set<String> NO = Set.of(
            "0", "0.0", "false", "f", "no", "n", "lost", "closed lost", "closed-lost", "closedlost", "not converted");

    /**
     * Which column is what.
     *
     * @param order numbers or times by which the rows come, the oldest first; else as in the file
     * @param outcomeAt times at which outcomes were known
     * @param without fields to leave out
     * @param keep fields not to judge by figures or words: whoever asks knows that they are known beforehand
     * @param missing texts that mean that there is no value
     * @param positive the text of the label that means converted, every other one that it did not; else as usual
     */
    record Options(
            String label,
            @Nullable String order,
            @Nullable String outcomeAt,
            Set<String> without,
            Set<String> keep,
            Set<String> missing,
            @Nullable String positive,
            boolean csv) {

        Options {
            // what was asked for before this could be said
            keep = keep == null ? Set.of() : keep;
        }
    }

    /**
     * A table as it is learnt from.
     *
     * @param unlabelled rows without a label, which were left out
     */
    record Table(Dataset data, int unlabelled) {}

    private record Line(long row, Map<String, String> cells) {}

    private final Options options;
    private final TableFile table;
    private final List<Line> lines = new ArrayList<>();
    private int unlabelled;

    private DatasetReader(Options options, TableFile table) {
        this.options = options;
        this.table = table;
    }

    static Table read(TableFile table, InputStream in, Options options) throws IOException {
        var reader = new DatasetReader(options, table);
        table.read(in, options.csv(), (row, cells) -> {
            if (reader.lines.size() == MOST_ROWS) {
                throw new MalformedRow(row, "is one too many: " + MOST_ROWS + " are taken");
            }
            if (cells.containsKey(options.label())) {
                reader.lines.add(new Line(row, cells));
            } else {
                reader.unlabelled++;
            }
        });
        reader.checkColumns();
        return new Table(reader.dataset(), reader.unlabelled);
    }

    private void checkColumns() {
        requireColumn("label", options.label());
        requireColumn("order", options.order());
        requireColumn("outcomeAt", options.outcomeAt());
        options.without().forEach(field -> requireColumn("without", field));
        options.keep().forEach(field -> requireColumn("keep", field));
        if (options.without().contains(options.label()) || options.keep().contains(options.label())) {
            throw new UnusableTable("the label is learnt towards: it can be neither left out nor kept");
        }
    }

    private void requireColumn(String parameter, @Nullable String column) {
        if (column != null && !table.columns().contains(column)) {
            throw new UnusableTable("%s names no column of the table: '%s'; there are %s"
                    .formatted(
                            parameter,
                            column,
                            table.columns().stream().limit(MOST_NAMED).toList()));
        }
    }

    private Dataset dataset() {
        String order = options.order();
        if (order != null) {
            Map<Line, Double> places = new java.util.IdentityHashMap<>();
            lines.forEach(line -> places.put(line, place(line, order)));
            lines.sort(Comparator.comparingDouble((Line line) -> places.getOrDefault(line, 0.0)));
        }
        List<String> all = table.columns();
        List<String> fields = all.stream()
                .filter(field -> !field.equals(options.label())
                        && !field.equals(order)
                        && !field.equals(options.outcomeAt())
                        && !field.endsWith(KNOWN_AT))
                .toList();
        boolean isTimed = all.stream().anyMatch(field -> field.endsWith(KNOWN_AT));
        var examples =
                lines.stream().map(line -> example(line, fields, isTimed)).toList();
        return new Dataset(fields, examples);
    }

    private Example example(Line line, List<String> fields, boolean isTimed) {
        List<@Nullable Instant> known = new ArrayList<>();
        if (isTimed) {
            fields.forEach(field -> known.add(time(line, field + KNOWN_AT)));
        }
        String outcome = options.outcomeAt();
        return new Example(
                values(line.cells(), fields),
                label(line),
                null,
                outcome == null ? null : time(line, outcome),
                java.util.Collections.unmodifiableList(known));
    }

    static @Nullable String[] values(Map<String, String> cells, List<String> fields) {
        @Nullable String[] values = new @Nullable String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(fields.get(i));
        }
        return values;
    }

    private boolean label(Line line) {
        String given = line.cells().getOrDefault(options.label(), "");
        if (options.positive() != null) {
            return given.equalsIgnoreCase(options.positive());
        }
        String text = given.toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            throw new MalformedRow(
                    line.row(),
                    "has no label that is one of %s or %s; positive names the text that means converted"
                            .formatted(new TreeSet<>(YES), new TreeSet<>(NO)));
        }
        return YES.contains(text);
    }

    private static double place(Line line, String field) {
        String text = line.cells().getOrDefault(field, "");
        double[] number = FieldEncoding.numbers(List.of(text));
        if (number.length == 1) {
            return number[0];
        }
        Instant time = time(line, field);
        if (time == null) {
            throw new MalformedRow(line.row(), "has nothing to be ordered by");
        }
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private static @Nullable Instant time(Line line, String field) {
        String text = line.cells().get(field);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String iso = text.replace(' ', 'T');
            return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new MalformedRow(line.row(), "has a time that is none");
        }
    }

    /** The model of a table, with the fields that its columns stand for. */
    record TableModel(List<String> fields, Predictor predictor, Options options) {

        LinkedHashMap<String, Object> score(long row, Map<String, String> cells) {
            double logOdds = predictor.logOdds(values(cells, fields));
            var scored = new LinkedHashMap<String, Object>();
            scored.put("row", row);
            scored.put("probability", Predictor.sigmoid(logOdds));
            scored.put("logOdds", logOdds);
            return scored;
        }
    }
}
