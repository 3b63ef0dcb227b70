package io.leadstream.qualification.profile;

import static io.leadstream.qualification.profile.Kind.ICP;
import static io.leadstream.qualification.profile.Kind.PERSONA;

import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.Profile;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a criterion may ask about: attributes of the company for an ICP, of the person for a buyer persona. */
public enum Attribute {
    INDUSTRY(ICP, Set.of(), ofCompany(Company::industry)),
    SIZE_BAND(ICP, Set.of("1-9", "10-49", "50-249", "250-1000", "1001-5000", "5001+"), ofCompany(Company::sizeBand)),
    GROWTH_STAGE(ICP, Set.of(), ofCompany(Company::growthStage)),
    FUNDED(ICP, Words.YES_OR_NO, ofCompany(company -> company.funded() ? "true" : "false")),
    GROWING(ICP, Words.YES_OR_NO, ofCompany(company -> company.growing() ? "true" : "false")),
    FUNDED_OR_GROWING(
            ICP, Words.YES_OR_NO, ofCompany(company -> company.funded() || company.growing() ? "true" : "false")),
    /** A number. */
    PRODUCT_USERS(
            ICP,
            Set.of(),
            ofCompany(company -> company.productUsers() == null
                    ? null
                    : company.productUsers().toString())),
    /** Of the person, and so of the company as far as we know where it is. */
    COUNTRY(null, Set.of(), Subject::country),
    JOB_FUNCTION(
            PERSONA,
            Set.of(
                    "GENERAL_MANAGEMENT",
                    "SALES",
                    "MARKETING",
                    "FINANCE",
                    "HUMAN_RESOURCES",
                    "OPERATIONS",
                    "IT",
                    "ENGINEERING",
                    "PRODUCT",
                    "PROCUREMENT",
                    "LEGAL",
                    "CUSTOMER_SERVICE",
                    "OTHER",
                    "UNKNOWN"),
            ofPerson(Profile::jobFunction)),
    SENIORITY(
            PERSONA,
            Set.of("C_LEVEL", "VP", "HEAD", "DIRECTOR", "MANAGER", "INDIVIDUAL", "UNKNOWN"),
            ofPerson(Profile::seniority)),
    REGION(PERSONA, Set.of(), ofPerson(person -> person.origin().region())),
    AGE_BAND(PERSONA, Set.of(), ofPerson(person -> person.origin().ageBand()));

    private final Set<Kind> kinds;
    private final Set<String> words;
    private final Function<Subject, @Nullable String> reading;

    Attribute(@Nullable Kind only, Set<String> words, Function<Subject, @Nullable String> reading) {
        this.kinds = only == null ? EnumSet.allOf(Kind.class) : EnumSet.of(only);
        this.words = words;
        this.reading = reading;
    }

    boolean isOf(Kind kind) {
        return kinds.contains(kind);
    }

    boolean isNumber() {
        return this == PRODUCT_USERS;
    }

    /** The words that there are; empty where any will do. */
    Set<String> words() {
        return words;
    }

    /** Whether a definition may name that word. */
    boolean knows(String word) {
        return words.isEmpty() || words.contains(word);
    }

    /** Empty when it is not known. */
    Optional<String> of(Subject subject) {
        return Optional.ofNullable(reading.apply(subject));
    }

    private static Function<Subject, @Nullable String> ofCompany(Function<Company, @Nullable String> reading) {
        return subject -> subject.company() == null ? null : reading.apply(subject.company());
    }

    private static Function<Subject, @Nullable String> ofPerson(Function<Profile, @Nullable String> reading) {
        return subject -> subject.person() == null ? null : reading.apply(subject.person());
    }
}
