package io.leadstream.pipeline.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stage demands of the way that deals take through it. A manager's override lifts exit criteria, never these.
 *
 * @param noSkip no deal goes past it without having been in it
 * @param noBackward a deal that has reached it does not go back to before it
 * @param allowedAtCreation a deal may be opened in it; the first stage and the first SALE stage are allowed always
 * @param approval who must have approved before a deal goes on
 * @param maximumAge an ISO 8601 duration: a deal that is in it for longer is overdue
 */
public record StageRules(
        boolean noSkip,
        boolean noBackward,
        boolean allowedAtCreation,
        @Nullable Approvers approval,
        @Nullable String maximumAge) {

    public static final StageRules NONE = new StageRules(false, false, false, null, null);

    /** Whether a deal needs the approval to come into the stage, or to go on from it. */
    public enum ApprovalPoint {
        ENTRY,
        EXIT
    }

    /** @param roles each of them has to approve */
    public record Approvers(List<String> roles, ApprovalPoint when) {

        public Approvers {
            roles = List.copyOf(roles);
        }
    }

    /** How long a deal may be in the stage. */
    public Optional<Duration> mostTime() {
        return Optional.ofNullable(maximumAge).map(Duration::parse);
    }

    /** The roles that have to approve at that point. */
    public List<String> approvers(ApprovalPoint point) {
        return approval != null && approval.when() == point ? approval.roles() : List.of();
    }
}
