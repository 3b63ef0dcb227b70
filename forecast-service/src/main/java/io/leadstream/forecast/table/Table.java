package io.leadstream.forecast.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One table of an answer: the items of one list, and beside each what the list lies within. */
public final class Table {

    private static final String FRESHNESS = "freshness.";

    private final @Nullable Table around;
    private final String path;
    private final Function<Object, Collection<?>> items;
    private final List<Column> columns = new ArrayList<>();
    private boolean isKeyed;

    private record Column(String name, Function<Object, @Nullable Object> of) {}

    /** @param items of what is around it */
    Table(@Nullable Table around, String path, Function<Object, Collection<?>> items) {
        this.around = around;
        this.path = path;
        this.items = items;
    }

    void add(String name, Function<Object, @Nullable Object> of) {
        columns.add(new Column(name, of));
    }

    /** Says that its items are the entries of a map. */
    Table keyed() {
        isKeyed = true;
        return this;
    }

    boolean isKeyed() {
        return isKeyed;
    }

    @Nullable
    Table around() {
        return around;
    }

    /** Its place in the JSON. */
    public String path() {
        return path;
    }

    /** The names of its columns: their places in the JSON; how fresh it is comes last. */
    public List<String> columns() {
        return ordered().map(place -> place.column().name()).toList();
    }

    /** Tells of each row, one value per column. */
    public void rows(Object answer, Consumer<List<@Nullable Object>> each) {
        List<Place> places = ordered().toList();
        descend(answer, chain(), new ArrayList<>(), holders -> {
            var row = new ArrayList<@Nullable Object>(places.size());
            places.forEach(place -> row.add(place.column().of().apply(holders.get(place.depth()))));
            each.accept(row);
        });
    }

    private record Place(int depth, Column column) {}

    private Stream<Place> ordered() {
        List<Table> chain = chain();
        var all = new ArrayList<Place>();
        for (int depth = 0; depth < chain.size(); depth++) {
            for (Column column : chain.get(depth).columns) {
                all.add(new Place(depth, column));
            }
        }
        return Stream.concat(
                all.stream().filter(place -> !place.column().name().startsWith(FRESHNESS)),
                all.stream().filter(place -> place.column().name().startsWith(FRESHNESS)));
    }

    /** From the answer to this. */
    private List<Table> chain() {
        var chain = new ArrayList<Table>();
        for (Table table = this; table != null; table = table.around) {
            chain.addFirst(table);
        }
        return chain;
    }

    private static void descend(Object holder, List<Table> chain, List<Object> holders, Consumer<List<Object>> each) {
        if (holders.size() == chain.size()) {
            each.accept(holders);
            return;
        }
        for (Object item : chain.get(holders.size()).items.apply(holder)) {
            holders.add(item);
            descend(item, chain, holders, each);
            holders.removeLast();
        }
    }
}
