package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.file.Headers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a deal was lost, by the words of another system. The words themselves are left behind: people write of people in
 * them.
 */
final class LossWords {

    /** The first that matches tells; the order is from the most to the least telling word. */
    private enum Words {
        COMPETITOR(LossReason.COMPETITOR, "competit|konkurren|wettbewerb|other vendor|another vendor|chose other"),
        PRICE(LossReason.PRICE, "pric|budget|expens|cost|too dear|preis|teuer|kosten|funding"),
        NO_DECISION(
                LossReason.NO_DECISION,
                "no decision|status quo|stalled|keine entscheidung|went dark|unresponsive|no response|ghost"),
        TIMING(LossReason.TIMING, "timing|time|not now|later|postpon|delay|too early|zeitpunkt|verschoben"),
        DISQUALIFIED(
                LossReason.DISQUALIFIED, "disqualif|not a fit|bad fit|no fit|unqualified|not qualified|duplicate|spam"),
        WITHDREW(
                LossReason.BUYER_WITHDREW,
                "withdr|cancel|no need|no longer|not interested|no interest|kein bedarf|abgesagt|in ?house");

        private final LossReason reason;
        private final Pattern words;

        Words(LossReason reason, String words) {
            this.reason = reason;
            this.words = Pattern.compile(words);
        }
    }

    private final Map<String, LossReason> given = new HashMap<>();

    /** @throws BadInput for a reason that there is not */
    LossWords(Map<String, String> given) {
        given.forEach((words, reason) -> this.given.put(Headers.normal(words), known(reason)));
    }

    boolean isGiven(String words) {
        return given.containsKey(Headers.normal(words));
    }

    /** OTHER where nothing in the words tells. */
    LossReason meant(String words) {
        LossReason chosen = given.get(Headers.normal(words));
        return chosen != null ? chosen : guess(words.toLowerCase(Locale.ROOT));
    }

    private static LossReason guess(String words) {
        Optional<LossReason> same = Arrays.stream(LossReason.values())
                .filter(reason -> Headers.normal(reason.name()).equals(Headers.normal(words)))
                .findFirst();
        return same.orElseGet(() -> Arrays.stream(Words.values())
                .filter(each -> each.words.matcher(words).find())
                .findFirst()
                .map(each -> each.reason)
                .orElse(LossReason.OTHER));
    }

    private static LossReason known(String reason) {
        return Arrays.stream(LossReason.values())
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElseThrow(() -> BadInput.of(
                        "lossReasons", "must name reasons, which are " + Arrays.toString(LossReason.values())));
    }
}
