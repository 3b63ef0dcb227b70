package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which column of a file tells which field. */
record Columns(List<Column> columns) {

    static final int MOST = 1_000;

    /**
     * One column.
     *
     * @param field as the API names it; absent: passed over
     * @param guessed by its header, not given
     */
    @Schema(name = "DealColumn")
    record Column(String header, @Nullable String field, boolean guessed) {}

    /**
     * Takes what is given and guesses the rest; of two that would be the same field the first is.
     *
     * @param given fields by header, blank for a column that is to be passed over
     * @throws BadInput for columns and fields that there are not
     */
    static Columns of(List<String> headers, Map<String, String> given, Vocabulary vocabulary) {
        if (headers.size() > MOST) {
            throw BadInput.of("", "must have at most " + MOST + " columns");
        }
        requireKnown(headers, given);
        Set<String> taken = requireFields(given, vocabulary);
        List<Column> columns = new ArrayList<>();
        headers.forEach(header -> columns.add(column(header.strip(), given, taken, vocabulary)));
        return new Columns(columns);
    }

    /**
     * The fields that are given.
     *
     * @throws BadInput for one that there is not, or that is given twice
     */
    static Set<String> requireFields(Map<String, String> given, Vocabulary vocabulary) {
        Set<String> taken = new HashSet<>();
        for (String field : given.values()) {
            if (!field.isBlank() && !vocabulary.knows(field)) {
                throw BadInput.of("map", "must name fields such as externalId or stage; there is no " + cut(field));
            }
            if (!field.isBlank() && !taken.add(field)) {
                throw BadInput.of("map", "must name each field once: " + cut(field));
            }
        }
        return taken;
    }

    private static void requireKnown(List<String> headers, Map<String, String> given) {
        Set<String> unknown = new HashSet<>(given.keySet());
        headers.forEach(header -> unknown.remove(header.strip()));
        if (!unknown.isEmpty()) {
            throw BadInput.of(
                    "map",
                    "must name columns of the file; there is none called "
                            + cut(unknown.iterator().next()));
        }
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(100, name.length()));
    }

    private static Column column(String header, Map<String, String> given, Set<String> taken, Vocabulary vocabulary) {
        String field = given.get(header);
        if (field != null) {
            return new Column(header, field.isBlank() ? null : field, false);
        }
        Optional<String> guess = vocabulary.guess(header).filter(taken::add);
        return new Column(header, guess.orElse(null), guess.isPresent());
    }

    boolean tell(String field) {
        return columns.stream().anyMatch(column -> field.equals(column.field));
    }

    /** The header of the column that tells a field; the field itself where none does. */
    String headerOf(String field) {
        return columns.stream()
                .filter(column -> field.equals(column.field))
                .map(Column::header)
                .findFirst()
                .orElse(field);
    }

    /**
     * The cells of a row that are not blank, by what they tell.
     *
     * @throws LineRefused when it has more cells than there are columns
     */
    Map<String, String> read(List<String> cells) {
        if (cells.size() > columns.size()
                && !cells.subList(columns.size(), cells.size()).stream().allMatch(String::isBlank)) {
            throw new LineRefused(
                    "bad-input", "has " + cells.size() + " cells where the file has " + columns.size() + " columns");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            String field = columns.get(i).field;
            if (field != null && !cells.get(i).isBlank()) {
                values.put(field, cells.get(i).strip());
            }
        }
        return values;
    }
}
