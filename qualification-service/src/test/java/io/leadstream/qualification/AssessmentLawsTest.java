package io.leadstream.qualification;

import static io.leadstream.qualification.lead.History.day;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.Company;
import io.leadstream.qualification.lead.History;
import io.leadstream.qualification.lead.LeadHistory;
import io.leadstream.qualification.lead.Profile;
import io.leadstream.qualification.lead.Told;
import io.leadstream.qualification.lifecycle.Qualification;
import io.leadstream.qualification.profile.Icp;
import io.leadstream.qualification.scoring.LeadScore;
import io.leadstream.qualification.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** Whatever the order in which a lead's facts come, in the end it is the same lead. */
class AssessmentLawsTest {

    private static final ScoringModel MODEL =
            ScoringModel.version1(new Icp(Set.of("SALES"), Set.of("SOFTWARE"), Set.of()));

    /** What is known of a lead after all facts came, one by one. */
    private static final class Arrival {
        private final Qualification lead = new Qualification(new UUID(3, 3));
        private final List<Told<Profile>> profiles = new ArrayList<>();
        private final List<Told<Activity>> activities = new ArrayList<>();
        private final List<Told<Company>> companies = new ArrayList<>();
        private final List<LeadScore> scores = new ArrayList<>();
        private @Nullable LeadScore last;

        static Arrival of(List<Told<?>> facts) {
            var arrival = new Arrival();
            facts.forEach(arrival::add);
            return arrival;
        }

        private void add(Told<?> told) {
            switch (told.what()) {
                case Profile what -> profiles.add(as(told, what));
                case Activity what -> activities.add(as(told, what));
                case Company what -> companies.add(as(told, what));
                default -> throw new IllegalArgumentException("no fact of a lead");
            }
            Assessment.of(lead, new LeadHistory(profiles, companies, activities), MODEL, told.countsFrom(), last)
                    .ifPresent(found -> {
                        last = found.score();
                        scores.add(found.score());
                    });
        }

        private static <T> Told<T> as(Told<?> told, T what) {
            return new Told<>(told.eventId(), told.sequence(), told.occurredAt(), told.knownAt(), what);
        }
    }

    @Property
    void theScoreIsTheSame(@ForAll("facts") @Size(max = 25) List<Told<?>> facts, @ForAll long seed) {
        var inOrder = Arrival.of(facts);
        var shuffled = Arrival.of(shuffle(facts, seed));

        Assertions.assertEquals(inOrder.last, shuffled.last);
    }

    // a fall of the fit that is learnt late does not take back what was published: marketing-qualified latches
    @Property
    void theLifecycleIsTheSame(@ForAll("activities") @Size(max = 25) List<Told<?>> facts, @ForAll long seed) {
        var inOrder = Arrival.of(facts);
        var shuffled = Arrival.of(shuffle(facts, seed));

        Assertions.assertEquals(
                inOrder.lead.state().orElseThrow().name(),
                shuffled.lead.state().orElseThrow().name());
    }

    /** Whatever became known since: with the time of a score as asOf and knownBy it is read again, to the last digit. */
    @Property
    void everyPastScoreIsRecomputedFromEverythingToldSince(
            @ForAll("facts") @Size(max = 25) List<Told<?>> facts, @ForAll long seed) {
        var random = new Random(seed);
        var late = facts.stream()
                .map(told -> told.sequence() == 1 ? told : happenedEarlier(told, random.nextInt(40) / 10.0))
                .toList();

        var arrival = Arrival.of(late);

        var told = new LeadHistory(arrival.profiles, arrival.companies, arrival.activities);
        for (LeadScore score : arrival.scores) {
            Instant at = score.scoredAt();
            Assertions.assertEquals(
                    score.score(), MODEL.score(told.asOf(at, at), at).score());
            Assertions.assertEquals(score.score(), MODEL.scoreOnly(told.seenAt(at), at));
        }
    }

    private static <T> Told<T> happenedEarlier(Told<T> told, double days) {
        Instant at = told.occurredAt().minusSeconds(Math.round(days * 86_400));
        return new Told<>(told.eventId(), told.sequence(), at, told.knownAt(), told.what());
    }

    @Property
    void whatComesTwiceChangesNothing(@ForAll("facts") @Size(max = 25) List<Told<?>> facts) {
        var once = Arrival.of(facts);
        LeadScore score = once.last;
        long version = once.lead.version();

        var again = new LeadHistory(once.profiles, once.companies, once.activities);
        var found = Assessment.of(once.lead, again, MODEL, day(0), score).orElseThrow();

        Assertions.assertEquals(score, found.score());
        Assertions.assertTrue(found.steps().isEmpty());
        Assertions.assertEquals(version, once.lead.version());
    }

    private static List<Told<?>> shuffle(List<Told<?>> facts, long seed) {
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    @Provide
    Arbitrary<List<Told<?>>> facts() {
        return Arbitraries.oneOf(activity(), profile(), company()).list().map(AssessmentLawsTest::afterACapture);
    }

    @Provide
    Arbitrary<List<Told<?>>> activities() {
        return activity().list().map(AssessmentLawsTest::afterACapture);
    }

    /** Numbers facts as their producer would, in the order of their times, after the capture of a good lead. */
    private static List<Told<?>> afterACapture(List<Object> what) {
        var facts = new ArrayList<Told<?>>();
        facts.add(told(1, day(0), History.GOOD_FIT));
        what.forEach(one -> facts.add(told(facts.size() + 1, day(facts.size() * 1.5), one)));
        return facts;
    }

    private static <T> Told<T> told(long sequence, Instant at, T what) {
        return new Told<>(new UUID(1, sequence), sequence, at, at, what);
    }

    private static Arbitrary<Object> activity() {
        return Combinators.combine(
                        Arbitraries.of("WEB_VISIT", "FORM_SUBMITTED", "CALL", "MEETING"), Arbitraries.of(true, false))
                .as(Activity::new);
    }

    private static Arbitrary<Object> profile() {
        return Arbitraries.of("VP", "MANAGER", "UNKNOWN")
                .map(seniority -> new Profile(
                        false, "CHAT", "DE", "SALES", seniority, false, History.company("SOFTWARE", "50-249", true)));
    }

    private static Arbitrary<Object> company() {
        return Combinators.combine(Arbitraries.of("1-9", "50-249", "5001+"), Arbitraries.of(true, false))
                .as((size, funded) -> History.company("BAKERY", size, funded));
    }
}
