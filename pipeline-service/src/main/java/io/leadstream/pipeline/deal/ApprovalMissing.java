package io.leadstream.pipeline.deal;

import java.util.List;

/** A stage that the deal would leave or enter asks for the approval of roles that did not give it. */
public final class ApprovalMissing extends DealRefusal {

    private final transient List<Approvals.Given> missing;

    ApprovalMissing(List<Approvals.Given> missing) {
        super("approval is missing of "
                + String.join(
                        ", ",
                        missing.stream()
                                .map(m -> m.role() + " for " + m.stage())
                                .toList()));
        this.missing = List.copyOf(missing);
    }

    List<Approvals.Given> missing() {
        return missing;
    }
}
