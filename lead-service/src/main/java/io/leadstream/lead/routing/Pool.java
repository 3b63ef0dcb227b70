package io.leadstream.lead.routing;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reps who share leads. */
record Pool(String key, Strategy strategy, List<String> members) {

    /** Who of them comes next. */
    enum Strategy {
        ROUND_ROBIN,
        LEAST_BUSY
    }

    Pool {
        members = List.copyOf(members);
    }

    /**
     * The members in the order in which they are asked.
     *
     * @param last whose turn was the last, if anybody's
     * @param open how many open leads each has
     */
    List<String> order(@Nullable String last, ToLongFunction<String> open) {
        int begin = last == null ? 0 : members.indexOf(last) + 1;
        List<String> inTurn = IntStream.range(0, members.size())
                .mapToObj(i -> members.get((begin + i) % members.size()))
                .toList();
        return switch (strategy) {
            case ROUND_ROBIN -> inTurn;
            // stable: of those who have as many, the one whose turn it is
            case LEAST_BUSY ->
                inTurn.stream().sorted(Comparator.comparingLong(open)).toList();
        };
    }
}
