package io.leadstream.pipeline.deal;

import java.util.List;

/** Criteria of the stages that the deal would leave or skip are not proved. */
public final class ExitCriteriaUnmet extends DealRefusal {

    private final transient List<Unmet> unmet;

    ExitCriteriaUnmet(List<Unmet> unmet) {
        super(unmet.size() + " exit criteria are not met");
        this.unmet = List.copyOf(unmet);
    }

    List<Unmet> unmet() {
        return unmet;
    }
}
