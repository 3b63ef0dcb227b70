package io.leadstream.lead.privacy;

import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where this service keeps something on a person: every table that goes with a lead or a person, as the database itself
 * says by its foreign keys. So a table that is added is part of receipts and exports without anybody's thinking of it.
 */
@ApplicationScoped
class PersonalTables {

    private static final String LEAD = "lead";
    private static final String PERSON = "person";

    static final String REFERENCES = """
            select child.relname as child, a.attname as child_column, parent.relname as parent, p.attname as parent_column
            from pg_constraint c
              join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
              join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
            where c.contype = 'f' and c.confdeltype = 'c' and c.conrelid <> c.confrelid
              and child.relnamespace = current_schema()::regnamespace
            order by 1, 2""";

    private final Sql sql;
    private volatile @Nullable List<Place> places;

    PersonalTables(Sql sql) {
        this.sql = sql;
    }

    /** A column that names a row of another table, and goes with it. */
    record Reference(String child, String childColumn, String parent, String parentColumn) {}

    /** Ids by which rows are found. */
    record People(Collection<UUID> leads, Collection<UUID> people) {}

    /**
     * A table.
     *
     * @param condition which of its rows are about somebody; a parameter for each of {@code roots}
     */
    record Place(String table, String condition, List<String> roots) {

        List<Object> parameters(People who) {
            return roots.stream()
                    .<Object>map(root -> root.equals(LEAD) ? who.leads() : who.people())
                    .toList();
        }
    }

    /** By name; the tables never change while this runs. */
    List<Place> all() {
        List<Place> known = places;
        if (known == null) {
            known = places(sql.list(
                    REFERENCES,
                    row -> new Reference(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
            places = known;
        }
        return known;
    }

    boolean has(String table) {
        return all().stream().anyMatch(place -> place.table().equals(table));
    }

    /** How many rows there are on somebody, table by table; where there are none is left out. */
    Map<String, Long> count(People who) {
        List<Place> all = all();
        String counts = all.stream()
                .map(place -> "select '%1$s' as place, count(*) as n from \"%1$s\" where %2$s"
                        .formatted(place.table(), place.condition()))
                .collect(Collectors.joining(" union all "));
        Object[] parameters =
                all.stream().flatMap(place -> place.parameters(who).stream()).toArray();
        var counted = new LinkedHashMap<String, Long>();
        sql.list(
                "select place, n from (" + counts + ") as counted where n > 0 order by place",
                row -> counted.put(row.getString(1), row.getLong(2)),
                parameters);
        return counted;
    }

    static List<Place> places(List<Reference> references) {
        var found = new LinkedHashMap<String, Place>();
        found.put(LEAD, new Place(LEAD, "id = any (?::uuid[])", List.of(LEAD)));
        found.put(PERSON, new Place(PERSON, "id = any (?::uuid[])", List.of(PERSON)));
        for (String table : children(references, found)) {
            found.putIfAbsent(table, direct(table, references));
        }
        int known;
        do {
            known = found.size();
            for (String table : children(references, found)) {
                found.putIfAbsent(table, through(table, references, found));
            }
        } while (found.size() > known);
        return List.copyOf(found.values());
    }

    private static List<String> children(List<Reference> references, Map<String, Place> parents) {
        return references.stream()
                .filter(reference -> parents.containsKey(reference.parent()))
                .map(Reference::child)
                .distinct()
                .toList();
    }

    private static Place direct(String table, List<Reference> references) {
        List<Reference> own = references.stream()
                .filter(reference -> reference.child().equals(table))
                .filter(reference ->
                        reference.parent().equals(LEAD) || reference.parent().equals(PERSON))
                .toList();
        return new Place(
                table,
                own.stream()
                        .map(reference -> "\"%s\" = any (?::uuid[])".formatted(reference.childColumn()))
                        .collect(Collectors.joining(" or ")),
                own.stream().map(Reference::parent).toList());
    }

    /** What goes with something that goes with the person. */
    private static Place through(String table, List<Reference> references, Map<String, Place> found) {
        var conditions = new ArrayList<String>();
        var roots = new ArrayList<String>();
        for (Reference reference : references) {
            Place parent = found.get(reference.parent());
            if (reference.child().equals(table) && parent != null) {
                conditions.add("\"%s\" in (select \"%s\" from \"%s\" where %s)"
                        .formatted(
                                reference.childColumn(),
                                reference.parentColumn(),
                                reference.parent(),
                                parent.condition()));
                roots.addAll(parent.roots());
            }
        }
        return new Place(table, String.join(" or ", conditions), List.copyOf(roots));
    }
}
