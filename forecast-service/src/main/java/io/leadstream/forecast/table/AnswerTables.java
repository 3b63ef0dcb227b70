package io.leadstream.forecast.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables that answers of one type hold, as their records tell: one for each list or map of records at whatever
 * depth, named by its path in the JSON. What a list lies within is repeated beside each of its rows. Columns follow from
 * the type alone, so that an answer with no rows has them too.
 */
public final class AnswerTables {

    private static final ClassValue<AnswerTables> OF = new ClassValue<>() {
        @Override
        protected AnswerTables computeValue(Class<?> type) {
            return new AnswerTables(type);
        }
    };

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Deque<Class<?>> within = new ArrayDeque<>();
    private final Table main;

    private AnswerTables(Class<?> type) {
        Table answer = new Table(null, "", List::of);
        columns(answer, type, "", Function.identity());
        tables.put("", answer);
        MainTable named = type.getAnnotation(MainTable.class);
        main = named == null ? innermost(answer) : tables.getOrDefault(named.value(), answer);
    }

    /** Of a record, or of a sealed family of them. */
    public static AnswerTables of(Class<?> answer) {
        return OF.get(answer);
    }

    public Table main() {
        return main;
    }

    public @Nullable Table named(String path) {
        return path.isEmpty() ? null : tables.get(path);
    }

    /** The paths of all tables. */
    public Set<String> names() {
        var names = new java.util.LinkedHashSet<>(tables.keySet());
        names.remove("");
        return Collections.unmodifiableSet(names);
    }

    /** The first list within the first list, and so on. */
    private Table innermost(Table around) {
        return tables.values().stream()
                .filter(table -> table.around() == around && !table.isKeyed())
                .findFirst()
                .map(this::innermost)
                .orElse(around);
    }

    private void columns(Table table, Class<?> type, String path, Function<Object, @Nullable Object> of) {
        within.push(type);
        var components = new LinkedHashMap<String, List<RecordComponent>>();
        records(type).flatMap(part -> Arrays.stream(part.getRecordComponents())).forEach(part -> components
                .computeIfAbsent(name(part), _ -> new ArrayList<>())
                .add(part));
        components.forEach((name, parts) -> add(
                table, parts.getFirst().getGenericType(), path.isEmpty() ? name : path + "." + name, inner(of, parts)));
        within.pop();
    }

    private void add(Table table, Type type, String path, Function<Object, @Nullable Object> of) {
        Class<?> raw = raw(type);
        if (Map.class.isAssignableFrom(raw)) {
            var keyed = new Table(table, path, holder -> entries(of.apply(holder)));
            keyed.add(path + ".key", entry -> ((Map.Entry<?, ?>) entry).getKey());
            tables.put(path, keyed.keyed());
            Type value = argument(type, 1);
            Function<Object, @Nullable Object> valueOf = entry -> ((Map.Entry<?, ?>) entry).getValue();
            if (isTold(raw(value))) {
                columns(keyed, raw(value), path, valueOf);
            } else {
                add(keyed, value, path + ".value", valueOf);
            }
        } else if (Collection.class.isAssignableFrom(raw) && isTold(raw(argument(type, 0)))) {
            if (within.contains(raw(argument(type, 0)))) {
                return; // a tree of its own kind has no end as a table
            }
            var rows = new Table(table, path, holder -> items(of.apply(holder)));
            tables.put(path, rows);
            columns(rows, raw(argument(type, 0)), path, Function.identity());
        } else if (isTold(raw)) {
            columns(table, raw, path, of);
        } else {
            table.add(path, of);
        }
    }

    /** As the JSON has it: some names are no names in Java. */
    private static String name(RecordComponent part) {
        JsonProperty named = part.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? part.getName() : named.value();
    }

    /** Whether its parts tell what it is. */
    private static boolean isTold(Class<?> type) {
        return type.isRecord() || (type.isSealed() && type.isInterface());
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(AnswerTables::records);
    }

    private static Function<Object, @Nullable Object> inner(
            Function<Object, @Nullable Object> outer, List<RecordComponent> parts) {
        List<Method> accessors =
                parts.stream().map(RecordComponent::getAccessor).toList();
        accessors.forEach(accessor -> accessor.setAccessible(true));
        return holder -> {
            Object value = outer.apply(holder);
            for (Method accessor : accessors) {
                if (accessor.getDeclaringClass().isInstance(value)) {
                    return read(accessor, value);
                }
            }
            return null;
        };
    }

    private static @Nullable Object read(Method accessor, @Nullable Object value) {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that cannot be read: " + accessor, e);
        }
    }

    private static Collection<?> entries(@Nullable Object map) {
        return map == null ? List.of() : ((Map<?, ?>) map).entrySet();
    }

    private static Collection<?> items(@Nullable Object items) {
        return items == null ? List.of() : (Collection<?>) items;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }
}
