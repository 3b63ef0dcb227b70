package io.leadstream.benchmark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of deploy/benchmark/run asked for.
 *
 * @param leads how many the large parts measure at
 * @param deals how many the large parts about deals do
 * @param data where the data lie from run to run; absent: empty data, to be thrown away
 * @param markdown a file for the table
 */
record Options(
        Set<Part> parts,
        int leads,
        int deals,
        @Nullable Path data,
        @Nullable Path markdown) {

    private static final int USUAL_LEADS = 1_000_000;
    private static final int USUAL_DEALS = 100_000;
    private static final int FEWEST = 1_000;

    /** @throws IllegalArgumentException saying what there is not */
    static Options of(List<String> arguments) {
        var parts = EnumSet.noneOf(Part.class);
        int leads = USUAL_LEADS;
        int deals = USUAL_DEALS;
        Path data = null;
        Path markdown = null;
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--leads" -> leads = number(argument, value(argument, rest));
                case "--deals" -> deals = number(argument, value(argument, rest));
                case "--data" -> data = Path.of(value(argument, rest)).toAbsolutePath();
                case "--markdown" -> markdown = Path.of(value(argument, rest)).toAbsolutePath();
                default ->
                    parts.add(Part.named(argument)
                            .orElseThrow(() -> new IllegalArgumentException("there is no part or option " + argument)));
            }
        }
        return new Options(parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, leads, deals, data, markdown);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static int number(String option, String text) {
        String digits = text.replaceAll("[_,]", "");
        if (!digits.matches("[0-9]{1,8}") || Integer.parseInt(digits) < FEWEST) {
            throw new IllegalArgumentException(option + " must be a number, at least " + FEWEST);
        }
        return Integer.parseInt(digits);
    }
}
