package io.leadstream.lead.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.normal.YesOrNo;
import io.leadstream.rest.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code consent} object of a capture says, purpose by purpose. Senders write it as they like; read is:
 *
 * <pre>
 *   {"newsletter":true,"calls":"withdrawn","profiling":{"granted":false,"at":"2026-01-31T09:30:00Z","source":"…"}}
 *   {"purpose":"newsletter","granted":true,"at":"…"}    {"purposes":["newsletter","calls"]}
 * </pre>
 *
 * What is none of it says nothing, as the wording of a form; a consent of which nothing can be read is refused.
 */
public record OfferedConsent(
        String purpose,
        ConsentState state,
        @Nullable Instant at,
        @Nullable String source) {

    private static final int MOST = 50;
    private static final List<String> STATES = List.of("state", "status", "granted", "given", "value");
    private static final List<String> TIMES = List.of("at", "time", "timestamp", "date");

    public static List<OfferedConsent> in(JsonNode consent) {
        if (!consent.isObject()) {
            return List.of();
        }
        List<String> named = named(consent);
        Map<String, OfferedConsent> found = new LinkedHashMap<>();
        if (!named.isEmpty()) {
            named.forEach(purpose -> of(purpose, consent).ifPresent(one -> found.put(one.purpose(), one)));
        } else {
            consent.properties().forEach(member -> of(member.getKey(), member.getValue())
                    .ifPresent(one -> found.put(one.purpose(), one)));
        }
        return found.values().stream().limit(MOST).toList();
    }

    /**
     * Refuses what says something of which nothing can be read: nobody would know later whether it was a yes.
     *
     * @throws BadInput naming the first member
     */
    public static void requireReadable(JsonNode consent) {
        if (consent.isObject()
                && !consent.isEmpty()
                && !consent.path("purposes").isArray()
                && in(consent).isEmpty()) {
            throw BadInput.of(
                    "consent." + consent.fieldNames().next(),
                    "must say whether it was granted: true or false, or such as {\"granted\":true}");
        }
    }

    private static List<String> named(JsonNode consent) {
        var named = new ArrayList<String>();
        if (consent.path("purpose").isTextual()) {
            named.add(consent.path("purpose").textValue());
        }
        for (JsonNode each : consent.path("purposes")) {
            if (each.isTextual()) {
                named.add(each.textValue());
            }
        }
        return named;
    }

    private static Optional<OfferedConsent> of(String purpose, JsonNode said) {
        boolean isAlone =
                said.path("purpose").isTextual() || said.path("purposes").isArray();
        Optional<ConsentState> state = state(said);
        if (state.isEmpty() && isAlone) {
            state = Optional.of(ConsentState.GRANTED); // purposes that are listed are those agreed to
        }
        Optional<String> normal = Purpose.read(purpose);
        return state.flatMap(
                known -> normal.map(name -> new OfferedConsent(name, known, time(said), text(said.path("source")))));
    }

    private static Optional<ConsentState> state(JsonNode said) {
        if (said.isBoolean()) {
            return Optional.of(said.booleanValue() ? ConsentState.GRANTED : ConsentState.WITHDRAWN);
        }
        if (said.isTextual()) {
            return YesOrNo.read(said.textValue()).map(yes -> yes ? ConsentState.GRANTED : ConsentState.WITHDRAWN);
        }
        return STATES.stream()
                .map(said::path)
                .filter(value -> value.isBoolean() || value.isTextual())
                .findFirst()
                .flatMap(OfferedConsent::state);
    }

    private static @Nullable Instant time(JsonNode said) {
        for (String name : TIMES) {
            if (said.path(name).isTextual()) {
                try {
                    return OffsetDateTime.parse(said.path(name).textValue()).toInstant();
                } catch (DateTimeException anotherForm) {
                    return null;
                }
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual()
                        && !value.textValue().isBlank()
                        && value.textValue().length() <= 200
                ? value.textValue().strip()
                : null;
    }
}
