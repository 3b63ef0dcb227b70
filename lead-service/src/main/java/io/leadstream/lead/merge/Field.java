package io.leadstream.lead.merge;

import io.leadstream.lead.card.Card;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands on a card, field by field, and which of two cards has it first when nobody chooses. */
enum Field {
    EMAIL("email", Precedence.SURVIVOR, card -> card.person().email()),
    PHONE("phone", Precedence.SURVIVOR, card -> card.person().phone()),
    FIRST_NAME("firstName", Precedence.SURVIVOR, card -> card.person().firstName()),
    LAST_NAME("lastName", Precedence.SURVIVOR, card -> card.person().lastName()),
    JOB_TITLE("jobTitle", Precedence.SURVIVOR, card -> card.person().jobTitle()),
    AGE_BAND("ageBand", Precedence.SURVIVOR, card -> card.person().ageBand()),
    COUNTRY("country", Precedence.SURVIVOR, card -> card.person().country()),
    REGION("region", Precedence.SURVIVOR, card -> card.person().region()),
    SOURCE("source", Precedence.EARLIER, card -> card.origin().source().name()),
    MEDIUM("medium", Precedence.EARLIER, card -> card.origin().medium()),
    CAMPAIGN("campaign", Precedence.EARLIER, card -> card.origin().campaign()),
    REFERRER("referrer", Precedence.EARLIER, card -> card.origin().referrer()),
    LANDING_PAGE("landingPage", Precedence.EARLIER, card -> card.origin().landingPage()),
    CONSENT("consent", Precedence.SURVIVOR, card -> card.origin().consent()),
    OWNER("owner", Precedence.SURVIVOR, Card::owner),
    COMPANY("company", Precedence.SURVIVOR, card -> card.company() == null ? null : String.valueOf(card.company())),
    /** Nobody's choice: when any of it was last changed. */
    CHANGED_AT("changedAt", Precedence.NONE, card -> card.changedAt().toString());

    /** Whose value stays when both have one; an empty field is filled by the other's, whichever side it is. */
    enum Precedence {
        SURVIVOR,
        /** Of the lead that was captured first: that is where the person came from. */
        EARLIER,
        NONE
    }

    private final String key;
    private final Precedence precedence;
    private final Function<Card, @Nullable String> value;

    Field(String key, Precedence precedence, Function<Card, @Nullable String> value) {
        this.key = key;
        this.precedence = precedence;
        this.value = value;
    }

    /** As the API names it. */
    String key() {
        return key;
    }

    boolean isChoosable() {
        return precedence != Precedence.NONE;
    }

    Precedence precedence() {
        return precedence;
    }

    @Nullable
    String of(Card card) {
        return value.apply(card);
    }

    static Optional<Field> named(String key) {
        return Arrays.stream(values())
                .filter(field -> Objects.equals(field.key, key))
                .findFirst();
    }
}
