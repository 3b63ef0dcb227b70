package io.leadstream.qualification.scoring;

import java.util.List;

/** A score and every point of it: the lines add up to the score's total, exactly. */
public record Scorecard(Score score, List<LedgerLine> ledger) {

    public Scorecard {
        ledger = List.copyOf(ledger);
    }
}
