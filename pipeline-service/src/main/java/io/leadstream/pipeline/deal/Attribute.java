package io.leadstream.pipeline.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a deal whose values over time are kept. A value is text, a number, a list or a map of them, as JSON
 * holds it; an attribute without a value is absent.
 */
public enum Attribute {
    NAME("name", true, Terms::name),
    AMOUNT("amount", false, Attribute::amount),
    OWNER("owner", false, Terms::owner),
    EXPECTED_CLOSE("expectedClose", false, terms -> text(terms.expectedClose())),
    SEGMENTS("segments", false, terms -> terms.segments().isEmpty() ? null : new TreeMap<>(terms.segments())),
    PUSHES("pushes", false, Terms::pushes),
    TEAM("team", false, terms -> filled(terms.pursuit().team())),
    CATEGORY("category", false, terms -> text(terms.pursuit().category())),
    NEXT_STEP("nextStep", true, terms -> nextStep(terms.pursuit().nextStep())),
    COMPETITORS("competitors", false, terms -> filled(terms.pursuit().competitors())),
    PRIMARY_CONTACT("primaryContact", true, terms -> contact(terms.pursuit().primaryContact())),
    STRATEGY_NOTE("strategyNote", true, terms -> terms.pursuit().strategyNote());

    private static final String IN_BASE = "inBase";

    private final String key;
    private final boolean personal;
    private final Function<Terms, @Nullable Object> value;

    Attribute(String key, boolean personal, Function<Terms, @Nullable Object> value) {
        this.key = key;
        this.personal = personal;
        this.value = value;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** Whether its values may tell of people: forgotten with the lead, and shown to who sells alone. */
    public boolean isPersonal() {
        return personal;
    }

    static Optional<Attribute> of(String key) {
        return Arrays.stream(values()).filter(a -> a.key.equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(Attribute::key).collect(Collectors.joining(", "));
    }

    static Map<Attribute, Object> valuesOf(Terms terms) {
        var values = new EnumMap<Attribute, Object>(Attribute.class);
        for (Attribute attribute : values()) {
            Object given = attribute.value.apply(terms);
            if (given != null) {
                values.put(attribute, given);
            }
        }
        return values;
    }

    /** The terms that have these values. */
    static Terms termsOf(Map<Attribute, Object> values) {
        Map<?, ?> worth = map(values.get(AMOUNT));
        Object pushes = values.get(PUSHES);
        String day = text(values.get(EXPECTED_CLOSE));
        return new Terms(
                String.valueOf(values.get(NAME)),
                worth.isEmpty() ? null : new Money(decimal(worth.get("amount")), String.valueOf(worth.get("currency"))),
                text(values.get(OWNER)),
                day == null ? null : LocalDate.parse(day),
                map(values.get(SEGMENTS)).entrySet().stream()
                        .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue()))),
                worth.get(IN_BASE) == null ? null : new InBase(decimal(worth.get("rate")), decimal(worth.get(IN_BASE))),
                pushes instanceof Number number ? number.intValue() : 0,
                pursuitOf(values));
    }

    private static Pursuit pursuitOf(Map<Attribute, Object> values) {
        Map<?, ?> next = map(values.get(NEXT_STEP));
        Map<?, ?> contact = map(values.get(PRIMARY_CONTACT));
        String category = text(values.get(CATEGORY));
        String day = text(next.get("date"));
        return new Pursuit(
                list(values.get(TEAM)),
                category == null ? null : Category.valueOf(category),
                next.isEmpty()
                        ? null
                        : new NextStep(String.valueOf(next.get("text")), day == null ? null : LocalDate.parse(day)),
                list(values.get(COMPETITORS)),
                contact.isEmpty() ? null : new Contact(id(contact.get("personId")), id(contact.get("leadId"))),
                text(values.get(STRATEGY_NOTE)));
    }

    private static @Nullable Object amount(Terms terms) {
        Money money = terms.amount();
        if (money == null) {
            return null;
        }
        var worth = new TreeMap<String, Object>();
        worth.put("amount", money.amount().toPlainString());
        worth.put("currency", money.currency());
        InBase inBase = terms.inBase();
        if (inBase != null) {
            worth.put("rate", inBase.rate().toPlainString());
            worth.put(IN_BASE, inBase.amount().toPlainString());
        }
        return worth;
    }

    /** Whether two values of {@link #AMOUNT} are the same sum, whatever it is in the base currency. */
    static boolean isSameMoney(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(map(one).get("amount"), map(other).get("amount"))
                && Objects.equals(map(one).get("currency"), map(other).get("currency"));
    }

    private static @Nullable Object nextStep(@Nullable NextStep next) {
        if (next == null) {
            return null;
        }
        LocalDate date = next.date();
        return date == null ? Map.of("text", next.text()) : Map.of("text", next.text(), "date", date.toString());
    }

    private static @Nullable Object contact(@Nullable Contact contact) {
        if (contact == null) {
            return null;
        }
        UUID person = contact.personId();
        return person != null
                ? Map.of("personId", person.toString())
                : Map.of("leadId", String.valueOf(contact.leadId()));
    }

    private static @Nullable Object filled(List<String> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> given ? given : Map.of();
    }

    private static List<String> list(@Nullable Object value) {
        return value instanceof List<?> given
                ? given.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static BigDecimal decimal(@Nullable Object value) {
        return new BigDecimal(String.valueOf(value));
    }

    private static @Nullable UUID id(@Nullable Object value) {
        return value == null ? null : UUID.fromString(value.toString());
    }
}
