package io.leadstream.forecast.cohort;

import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.statistics.CompetingRisks;
import io.leadstream.forecast.statistics.CompetingRisks.Cause;
import io.leadstream.forecast.statistics.Shrinkage.Share;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts first passages, and what became of them. */
public final class Tally {

    private final CompetingRisks risks = new CompetingRisks();
    private int entered;
    private int advanced;
    private int lost;
    private int transferred;
    private int imputed;

    /** @param observedFrom before it nothing could be seen of the deal; null when there was no such time */
    public void add(Passage passage, @Nullable Instant observedFrom) {
        entered++;
        if (passage.imputed()) {
            imputed++;
        }
        Cause cause =
                switch (passage.exit()) {
                    case ADVANCED, WON -> {
                        advanced++;
                        yield Cause.FIRST;
                    }
                    case LOST -> {
                        lost++;
                        yield Cause.SECOND;
                    }
                    case TRANSFERRED -> {
                        transferred++;
                        yield Cause.CENSORED;
                    }
                    case OPEN, BACK -> Cause.CENSORED;
                };
        risks.add(Ages.observedAge(passage.at(), observedFrom), Ages.days(passage.at(), passage.until()), cause);
    }

    /** Counts entries, of whom {@link #ended}, {@link #transferred} and {@link #censored} tell the rest. */
    public void entered(int count, int ofThemImputed) {
        entered += count;
        imputed += ofThemImputed;
    }

    /** @param cause FIRST: they advanced, SECOND: they were lost */
    public void ended(Cause cause, long observedAge, long exitAge, int count) {
        switch (cause) {
            case FIRST -> advanced += count;
            case SECOND -> lost += count;
            case CENSORED -> throw new IllegalArgumentException("who is censored has not ended");
        }
        risks.add(observedAge, exitAge, cause, count);
    }

    /** They left for another pipeline. */
    public void transferred(long observedAge, long exitAge, int count) {
        transferred += count;
        risks.add(observedAge, exitAge, Cause.CENSORED, count);
    }

    /** They are still there. */
    public void censored(long observedAge, long exitAge, int count) {
        risks.add(observedAge, exitAge, Cause.CENSORED, count);
    }

    public Counts counts() {
        return new Counts(entered, advanced, lost, entered - advanced - lost, transferred, imputed);
    }

    /** The ages at which they advanced or were lost. */
    public CompetingRisks risks() {
        return risks;
    }

    /** Those that advanced, of the settled ones. */
    public Share share() {
        return new Share(advanced, (long) advanced + lost);
    }
}
