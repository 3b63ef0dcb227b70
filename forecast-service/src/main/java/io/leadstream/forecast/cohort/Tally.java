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
