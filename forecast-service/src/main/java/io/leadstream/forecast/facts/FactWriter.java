package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Step;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Place;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packs facts of one subject into bytes, as {@link FactReader} reads them. What is packed stays readable when more is
 * appended: a part begins with its format and the number of its facts. Numbers take as many bytes as they need; times
 * are microseconds since 1970; a text is written once per part, and told by its number when it comes again.
 */
final class FactWriter {

    static final int FORMAT = 1;

    /** Kinds of facts; part of the format. */
    static final int ENTERED = 0;

    static final int REOPENED = 1;
    static final int WON = 2;
    static final int LOST = 3;
    static final int DESCRIBED = 4;
    static final int WITHDRAWN = 5;
    static final int ERASED = 6;

    /** Instead of the number of a text: there is none, or it comes here for the first time. */
    static final int NONE = 0;

    static final int NEW = 1;
    static final int KNOWN = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final Map<String, Integer> texts = new HashMap<>();

    private FactWriter() {}

    static byte[] pack(Collection<DealFact> facts) {
        var writer = new FactWriter();
        writer.out.write(FORMAT);
        writer.number(facts.size());
        facts.forEach(writer::fact);
        return writer.out.toByteArray();
    }

    private void fact(DealFact fact) {
        FactKey key = fact.key();
        out.write(kind(fact));
        text(key.source());
        number(key.sequence());
        number(key.position());
        text(key.importId());
        long occurred = micros(fact.occurredAt());
        number(occurred);
        number(Math.subtractExact(micros(fact.knownAt()), occurred));
        switch (fact) {
            case Step step -> step(step);
            case Described described -> described(described);
            case DealFact.Withdrawn _, DealFact.Erased _ -> {}
        }
    }

    private static int kind(DealFact fact) {
        return switch (fact) {
            case Entered entered -> entered.reopened() ? REOPENED : ENTERED;
            case Closed closed ->
                switch (closed.outcome()) {
                    case WON -> WON;
                    case LOST -> LOST;
                };
            case Described _ -> DESCRIBED;
            case DealFact.Withdrawn _ -> WITHDRAWN;
            case DealFact.Erased _ -> ERASED;
        };
    }

    private void step(Step step) {
        Place place = step.place();
        text(place.pipeline());
        number(place.version());
        text(place.stage());
        number(place.rank());
        number(place.phase().ordinal());
        if (step instanceof Closed closed) {
            text(closed.reason());
            money(closed.amount());
        }
    }

    private void described(Described described) {
        text(described.owner());
        money(described.amount());
        Instant observedFrom = described.observedFrom();
        out.write(observedFrom == null ? 0 : 1);
        if (observedFrom != null) {
            number(micros(observedFrom));
        }
        number(described.segments().size());
        described.segments().forEach((name, value) -> {
            text(name);
            text(value);
        });
    }

    private void money(@Nullable Money money) {
        text(money == null ? null : money.amount().toString());
        text(money == null ? null : money.currency());
    }

    private void text(@Nullable String text) {
        Integer known = text == null ? null : texts.putIfAbsent(text, texts.size());
        if (text == null) {
            number(NONE);
        } else if (known != null) {
            number(KNOWN + known);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(NEW);
            number(bytes.length);
            out.writeBytes(bytes);
        }
    }

    /** Seven bits a byte, the lowest first; the sign is the lowest of all, so that small numbers stay short. */
    private void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Times are kept to the microsecond everywhere. */
    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
