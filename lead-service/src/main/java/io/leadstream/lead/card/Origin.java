package io.leadstream.lead.card;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How a lead came to us the first time.
 *
 * @param consent what the person agreed to: JSON, as the sender recorded it
 */
@Embeddable
public record Origin(
        @Enumerated(EnumType.STRING) Source source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String referrer,
        @Nullable String landingPage,
        @Nullable String consent) {

    /** Fills what is empty and keeps the rest, the source always. */
    public Origin filledBy(Origin offer) {
        return new Origin(
                source,
                Filling.first(medium, offer.medium),
                Filling.first(campaign, offer.campaign),
                Filling.first(referrer, offer.referrer),
                Filling.first(landingPage, offer.landingPage),
                Filling.first(consent, offer.consent));
    }
}
