package io.leadstream.benchmark;

import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What users ask of a list, each time with other words.
 *
 * @param path with the words drawn
 * @param walked whether they turn page after page, as far as they come
 */
record Question(String name, Function<RandomGenerator, String> path, boolean walked) {

    static Question of(String name, Function<RandomGenerator, String> path) {
        return new Question(name, path, false);
    }

    static Question of(String name, String path) {
        return of(name, random -> path);
    }

    static Question walk(String name, String path) {
        return new Question(name, random -> path, true);
    }

    static <T> T any(RandomGenerator random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
