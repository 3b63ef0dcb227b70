package io.leadstream.lead.normal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the same text always comes to, for titles, domains and names that come again and again and cost more to read
 * than to remember. A bounded number of them: when it is full it begins anew, and what comes often is soon there again.
 */
final class Remembered<V> {

    private static final int MOST = 8_000;
    private static final int LONGEST = 200;

    private final Function<String, V> reading;
    private final Map<String, V> known = new ConcurrentHashMap<>();

    /** @param reading of the text alone, and never null */
    Remembered(Function<String, V> reading) {
        this.reading = reading;
    }

    V of(String text) {
        V remembered = known.get(text);
        if (remembered != null) {
            return remembered;
        }
        V read = reading.apply(text);
        if (text.length() <= LONGEST) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(text, read);
        }
        return read;
    }
}
