package io.leadstream.qualification.profile;

import static io.leadstream.qualification.lead.Folded.word;
import static io.leadstream.qualification.lead.Folded.words;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ideal customer profile: whom we sell to. Words are compared without regard to case, spaces and punctuation.
 *
 * @param functions job functions of the people we talk to
 * @param industries industries of the companies that benefit most
 * @param countriesServed ISO 3166-1 alpha-2; empty when every country is served
 */
public record Icp(Set<String> functions, Set<String> industries, Set<String> countriesServed) {

    /** Names nobody and nothing. */
    public static final Icp NONE = new Icp(Set.of(), Set.of(), Set.of());

    public Icp {
        functions = words(functions);
        industries = words(industries);
        countriesServed = words(countriesServed);
    }

    public boolean wantsFunction(@Nullable String function) {
        return function != null && functions.contains(word(function));
    }

    public boolean wantsIndustry(@Nullable String industry) {
        return industry != null && industries.contains(word(industry));
    }

    /** A country that is not known is given the benefit of the doubt. */
    public boolean serves(@Nullable String country) {
        return country == null || countriesServed.isEmpty() || countriesServed.contains(word(country));
    }
}
