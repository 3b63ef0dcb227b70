package io.leadstream.forecast.winning;

import io.leadstream.forecast.cohort.Ages;
import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.ApprovalPath.Budget;
import io.leadstream.forecast.history.ApprovalPath.Legal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long each legal and budget path took past won deals, from the oral approval to the signature. */
final class Approvals {

    /** With fewer deals a path's median tells nothing. */
    static final int FEWEST = 3;

    private final Map<Path, List<Long>> days = new HashMap<>();

    private record Path(Legal legal, Budget budget) {}

    /** Adds a won deal's; it tells something when both its dates are known. */
    void add(ApprovalPath path) {
        Instant oral = path.oralApprovalAt();
        Instant signed = path.signedAt();
        if (oral != null && signed != null) {
            days.computeIfAbsent(pathOf(path), _ -> new ArrayList<>()).add(Ages.days(oral, signed));
        }
    }

    private static Path pathOf(ApprovalPath path) {
        return new Path(path.legal(), path.budget());
    }

    /**
     * The median of the deals that went the same path, less what has passed since the oral approval; 0 when neither the
     * legal nor the budget path is known, or too few went it.
     */
    int daysLeft(ApprovalPath path, Instant asOf) {
        List<Long> past = days.getOrDefault(pathOf(path), List.of());
        boolean unknown = path.legal() == Legal.UNKNOWN && path.budget() == Budget.UNKNOWN;
        if (unknown || past.size() < FEWEST) {
            return 0;
        }
        Collections.sort(past);
        long median = (past.get((past.size() - 1) / 2) + past.get(past.size() / 2) + 1) / 2;
        Instant oral = path.oralApprovalAt();
        return (int) Math.max(0, oral == null ? median : median - Ages.days(oral, asOf));
    }
}
