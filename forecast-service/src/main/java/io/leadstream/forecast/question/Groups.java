package io.leadstream.forecast.question;

import io.leadstream.forecast.question.Segmentation.Group;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is counted of each group; made when the group is first met, and of all from the beginning when no groups are
 * asked for.
 */
public final class Groups<T> {

    /** A segment of more values than that is none to compare, and its counts would fill the heap. */
    public static final int MOST = 1_000;

    private final SortedMap<Group, T> counts = new TreeMap<>();
    private final Supplier<T> anew;

    Groups(boolean ofAll, Supplier<T> anew) {
        this.anew = anew;
        if (ofAll) {
            counts.put(Segmentation.ALL, anew.get());
        }
    }

    /** @throws TooManyGroups when there are {@link #MOST} others already */
    public T of(Group group) {
        T count = counts.get(group);
        if (count == null) {
            count = anew.get();
            set(group, count);
        }
        return count;
    }

    /**
     * What was counted of a group already.
     *
     * @throws TooManyGroups when there are {@link #MOST} others already
     */
    public void set(Group group, T count) {
        if (counts.size() >= MOST && !counts.containsKey(group)) {
            throw new TooManyGroups();
        }
        counts.put(group, count);
    }

    /** The groups met so far, in order. */
    public Set<Group> names() {
        return Collections.unmodifiableSet(counts.keySet());
    }

    public Collection<T> counts() {
        return Collections.unmodifiableCollection(counts.values());
    }

    /** What the counts of each group come to, in order of the groups. */
    public <R> SortedMap<Group, R> map(Function<T, R> result) {
        return map((_, count) -> result.apply(count));
    }

    /** The same where it depends on the group too. */
    public <R> SortedMap<Group, R> map(BiFunction<Group, T, R> result) {
        var results = new TreeMap<Group, R>();
        counts.forEach((group, count) -> results.put(group, result.apply(group, count)));
        return results;
    }
}
