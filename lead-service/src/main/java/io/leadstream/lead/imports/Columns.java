package io.leadstream.lead.imports;

import io.leadstream.rest.BadInput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a file tells which field of a lead. */
record Columns(List<Column> columns) {

    static final int MOST = 500;

    /**
     * One column.
     *
     * @param field as the API names it; absent: passed over
     * @param guessed by its header, not given
     */
    record Column(String header, @Nullable String field, boolean guessed) {}

    /**
     * Takes what is given and guesses the rest; of two that would be the same field the first is.
     *
     * @param given fields by header, blank for a column that is to be passed over
     */
    static Columns of(List<String> headers, Map<String, String> given) {
        if (headers.size() > MOST) {
            throw BadInput.of("", "must have at most " + MOST + " columns");
        }
        Set<String> unknown = new HashSet<>(given.keySet());
        headers.forEach(header -> unknown.remove(header.strip()));
        if (!unknown.isEmpty()) {
            throw BadInput.of("map", "must name columns of the file; there is none called " + cut(unknown));
        }
        Set<LeadField> taken = EnumSet.noneOf(LeadField.class);
        given.values().stream().filter(field -> !field.isBlank()).forEach(field -> {
            if (!taken.add(known(field))) {
                throw BadInput.of("map", "must name each field once: " + field);
            }
        });
        var columns = new ArrayList<Column>();
        for (String header : headers) {
            columns.add(column(header.strip(), given, taken));
        }
        return new Columns(columns);
    }

    private static Column column(String header, Map<String, String> given, Set<LeadField> taken) {
        String field = given.get(header);
        if (field != null) {
            return new Column(header, field.isBlank() ? null : field, false);
        }
        Optional<LeadField> guess = LeadField.guess(header).filter(taken::add);
        return new Column(header, guess.map(LeadField::path).orElse(null), guess.isPresent());
    }

    private static LeadField known(String field) {
        return LeadField.named(field)
                .orElseThrow(() -> BadInput.of("map", "must name fields of a lead, such as email or company.name"));
    }

    private static String cut(Set<String> names) {
        String name = names.iterator().next();
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    /** Without one of these no line can be a lead. */
    boolean identifyPeople() {
        return columns.stream()
                .anyMatch(column -> LeadField.EMAIL.path().equals(column.field)
                        || LeadField.PHONE.path().equals(column.field));
    }
}
