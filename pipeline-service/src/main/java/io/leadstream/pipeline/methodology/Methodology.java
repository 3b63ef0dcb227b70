package io.leadstream.pipeline.methodology;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to carry a sale out, as its authors describe it.
 *
 * @param number its place in the catalogue, from 1
 * @param origin who made it and when, as far as the source says
 * @param principle what it is about, in the source's words
 * @param elements its steps or questions: what a playbook of it asks
 * @param fitsWhen the market that the source names for it; null where it names none
 * @param doubtedWhen where the source doubts it
 * @param sellerTypes the kinds of seller that it tells apart; empty for most
 * @param claims figures that it is known for
 */
record Methodology(
        int number,
        String key,
        String name,
        @Nullable String origin,
        String principle,
        List<Element> elements,
        @Nullable String fitsWhen,
        @Nullable String doubtedWhen,
        List<String> sellerTypes,
        List<Claim> claims) {

    /** What kind of thing a playbook asks for. */
    enum Kind {
        STEP,
        QUESTION,
        CRITERION,
        RULE
    }

    /**
     * One step, kind of question, criterion or rule.
     *
     * @param text in the source's words
     * @param ask what a seller answers on a deal (ours)
     */
    record Element(String key, Kind kind, String text, String ask) {}

    /** A figure of the source that we neither made nor measured. */
    record Claim(String text, double share) {}

    Methodology {
        elements = List.copyOf(elements);
        sellerTypes = List.copyOf(sellerTypes);
        claims = List.copyOf(claims);
    }

    Optional<Element> element(String elementKey) {
        return elements.stream().filter(e -> e.key().equals(elementKey)).findFirst();
    }
}
