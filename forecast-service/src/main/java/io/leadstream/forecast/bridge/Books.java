package io.leadstream.forecast.bridge;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.winning.Book;

/** All that a forecast needs to know as of the two times of a bridge, from one pass. */
record Books(Book before, Book after) {

    /**
     * @param first the question as of the first time
     * @param second the same as of the second, which the journeys are told as of
     */
    static Counting<Books> counting(Ladder ladder, Question first, Question second) {
        Counting<Book> before = Book.counting(ladder, first);
        Counting<Book> after = Book.counting(ladder, second);
        return new Counting<>() {
            @Override
            public void add(Journey journey) {
                before.add(journey.deal().journey(ladder, first.asOf()));
                after.add(journey);
            }

            @Override
            public Books result() {
                return new Books(before.result(), after.result());
            }
        };
    }
}
