package io.leadstream.qualification.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds what was told of a lead, in the order of the calls. */
public final class History {

    public static final Instant T0 = Instant.parse("2026-03-01T09:00:00Z");
    public static final UUID COMPANY = new UUID(7, 7);

    /** A VP of sales at a funded software company of 200 people: fit 25 + 15 + 25 + 15 + 10 = 90. */
    public static final Profile GOOD_FIT = person("VP", "SALES", company("SOFTWARE", "50-249", true));

    /** A head of human resources at a baker's of 60: fit 25 + 25 = 50. */
    public static final Profile FAIR_FIT = person("HEAD", "HUMAN_RESOURCES", company("BAKERY", "50-249", false));

    /** Nothing known: fit 0. */
    public static final Profile NO_FIT = person(null, null, null);

    private final List<Told<Profile>> profiles = new ArrayList<>();
    private final List<Told<Company>> companyChanges = new ArrayList<>();
    private final List<Told<Activity>> activities = new ArrayList<>();
    private final List<Joined> joined = new ArrayList<>();
    private long sequence;

    private History() {}

    public static History of() {
        return new History();
    }

    public static Profile person(@Nullable String seniority, @Nullable String function, @Nullable Company company) {
        return new Profile(true, "WEB_FORM", "DE", function, seniority, false, company);
    }

    public static Company company(String industry, String sizeBand, boolean funded) {
        return new Company(COMPANY, "Example", industry, sizeBand, funded, false);
    }

    public History captured(Profile profile, Instant at) {
        profiles.add(told(at, at, profile));
        return this;
    }

    public History changed(Profile profile, Instant at) {
        return captured(
                new Profile(
                        false,
                        profile.source(),
                        profile.country(),
                        profile.jobFunction(),
                        profile.seniority(),
                        profile.freeMail(),
                        profile.company()),
                at);
    }

    public History did(String type, Instant at) {
        return did(type, at, at);
    }

    public History did(String type, Instant at, Instant knownAt) {
        activities.add(told(at, knownAt, new Activity(type, true)));
        return this;
    }

    public History weDid(String type, Instant at) {
        activities.add(told(at, at, new Activity(type, false)));
        return this;
    }

    public History companyChanged(Company company, Instant at) {
        companyChanges.add(told(at, at, company));
        return this;
    }

    /** Another lead is part of this one for a time; for good where there is no end. */
    public History joined(LeadHistory other, Instant from, @Nullable Instant until) {
        joined.add(new Joined(new Span(from, until), other.activities()));
        return this;
    }

    public LeadHistory history() {
        return new LeadHistory(profiles, companyChanges, activities, joined, List.of(), List.of());
    }

    public static Instant day(double days) {
        return T0.plus(Duration.ofSeconds(Math.round(days * 86_400)));
    }

    private <T> Told<T> told(Instant occurredAt, Instant knownAt, T what) {
        sequence++;
        return new Told<>(new UUID(1, sequence), sequence, occurredAt, knownAt, what);
    }
}
