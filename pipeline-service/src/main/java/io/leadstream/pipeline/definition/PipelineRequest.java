package io.leadstream.pipeline.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as it is sent.
 *
 * @param key may be left out with PUT
 * @param makeDefault left out, the default stays where it is
 * @param standards what happens when the standards are not met; refuse when left out
 * @param reason what it is published for, for the audit
 * @param successors with PUT, by the key of a stage that this version retires: the stage that takes its place
 * @param openDeals with PUT, whether open deals of earlier versions stay in theirs or are taken over; stay when left out
 */
record PipelineRequest(
        @Nullable @Pattern(regexp = KEY, message = KEY_RULE) String key,
        @NotBlank @Size(max = 120) String name,
        @JsonProperty("default") @Nullable Boolean makeDefault,
        @Nullable Strictness standards,
        @Nullable @Size(max = 1000) String reason,
        @Nullable @Size(max = 100) Map<String, @NotBlank @Size(max = 60) String> successors,
        @Nullable OpenDeals openDeals,
        @NotEmpty @Size(max = 30) List<@NotNull @Valid StageRequest> stages) {

    static final String KEY = "[A-Za-z][A-Za-z0-9_.-]{0,59}";
    static final String KEY_RULE = "must be 1 to 60 letters, digits, '_', '-' or '.', the first a letter";

    static final String APPROVER = "rep|manager|marketing|revops";
    static final String APPROVER_RULE = "must be one of rep, manager, marketing, revops";

    /** What failing the four standards leads to. */
    @Schema(enumeration = {"refuse", "warn"})
    enum Strictness {
        @JsonProperty("refuse")
        REFUSE,
        @JsonProperty("warn")
        WARN
    }

    /** What becomes of the open deals of earlier versions. */
    @Schema(enumeration = {"stay", "transfer"})
    enum OpenDeals {
        @JsonProperty("stay")
        STAY,
        @JsonProperty("transfer")
        TRANSFER
    }

    /** As of a stage in force, and sent like it. */
    @Schema(name = "StageRulesRequest")
    record RulesRequest(
            @Nullable Boolean noSkip,
            @Nullable Boolean noBackward,
            @Nullable Boolean allowedAtCreation,
            @Nullable @Valid ApprovalRequest approval,
            @Nullable @IsoDuration String maximumAge) {

        private StageRules toRules() {
            return new StageRules(
                    Boolean.TRUE.equals(noSkip),
                    Boolean.TRUE.equals(noBackward),
                    Boolean.TRUE.equals(allowedAtCreation),
                    approval == null ? null : approval.toApproval(),
                    maximumAge);
        }
    }

    @Schema(name = "StageApprovalRequest")
    record ApprovalRequest(
            @NotEmpty @Size(max = 4) List<@NotNull @Pattern(regexp = APPROVER, message = APPROVER_RULE) String> roles,
            StageRules.@Nullable ApprovalPoint when) {

        private StageRules.Approvers toApproval() {
            return new StageRules.Approvers(
                    roles.stream().distinct().toList(), when == null ? StageRules.ApprovalPoint.EXIT : when);
        }
    }

    @Schema(name = "StageTaskRequest")
    record TaskRequest(
            @NotBlank @Pattern(regexp = KEY, message = KEY_RULE)
            String key,

            @NotBlank @Size(max = 300) String title,

            @NotBlank @Pattern(regexp = KEY, message = KEY_RULE)
            String role,

            @Nullable @IsoDuration String dueWithin) {

        private StageTask toTask() {
            return new StageTask(key, title, role, dueWithin);
        }
    }

    record StageRequest(
            @NotBlank @Pattern(regexp = KEY, message = KEY_RULE)
            String key,

            @NotBlank @Size(max = 120) String name,
            @NotNull Phase phase,
            @Nullable @Size(max = 500) String repAction,
            @Nullable @Size(max = 500) String buyerOutcome,
            @Nullable @Size(max = 20) List<@NotNull @Valid CriterionRequest> exitCriteria,
            @Nullable @Valid RulesRequest rules,
            @Nullable @Size(max = 20) List<@NotNull @Valid TaskRequest> tasks,
            @Nullable Boolean repeatable) {

        private Stage ranked(int rank) {
            List<CriterionRequest> criteria = exitCriteria == null ? List.of() : exitCriteria;
            return new Stage(
                    key,
                    name,
                    phase,
                    rank,
                    repAction,
                    buyerOutcome,
                    criteria.stream().map(CriterionRequest::toCriterion).toList(),
                    rules == null ? StageRules.NONE : rules.toRules(),
                    tasks == null
                            ? List.of()
                            : tasks.stream().map(TaskRequest::toTask).toList(),
                    Boolean.TRUE.equals(repeatable));
        }
    }

    record CriterionRequest(
            @NotBlank @Pattern(regexp = KEY, message = KEY_RULE)
            String key,

            @NotBlank @Size(max = 500) String text,
            @Nullable @Size(max = 500) String inspectable,
            @Nullable @Min(1) @Max(20) Integer minimumEvidence,
            @Nullable @Size(max = 5) List<@NotNull EvidenceKind> kinds,
            @Nullable EvidenceGrade minimumGrade,
            @Nullable @IsoDuration String expiresAfter) {

        private ExitCriterion toCriterion() {
            return new ExitCriterion(
                    key,
                    text,
                    inspectable,
                    minimumEvidence == null ? 1 : minimumEvidence,
                    kinds == null ? List.of() : kinds,
                    minimumGrade,
                    expiresAfter);
        }
    }

    /**
     * The draft, when its shape holds and the standards are met or only warn.
     *
     * @throws BadInput naming every place
     */
    PipelineDraft toDraft(String pipelineKey) {
        List<Finding> findings = findings();
        if (standards != Strictness.WARN && !findings.isEmpty()) {
            throw new BadInput(findings.stream()
                    .map(f -> new Violation(f.field(), f.sentence()))
                    .toList());
        }
        return new PipelineDraft(
                pipelineKey, name, makeDefault, ranked(), successors == null ? Map.of() : successors, findings);
    }

    Publication publication(String publisher) {
        return new Publication(publisher, reason, openDeals == OpenDeals.TRANSFER);
    }

    /** What is said against it and keeps nobody from publishing it. */
    List<Finding> advice() {
        return StageCount.warnings(ranked());
    }

    /** Where it fails the standards. */
    List<Finding> findings() {
        List<Violation> shape = misshapen();
        if (!shape.isEmpty()) {
            throw new BadInput(shape);
        }
        return StageStandards.check(ranked());
    }

    private List<Stage> ranked() {
        Map<Phase, Integer> ranks = new EnumMap<>(Phase.class);
        return stages.stream()
                .map(s -> s.ranked(Objects.requireNonNull(ranks.merge(s.phase, 1, Integer::sum))))
                .toList();
    }

    /** What no standard would allow: keys twice, phases out of order, no SALE stage. */
    private List<Violation> misshapen() {
        List<Violation> found = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < stages.size(); i++) {
            StageRequest stage = stages.get(i);
            String at = "stages[" + i + "]";
            if (!keys.add(stage.key)) {
                found.add(new Violation(at + ".key", "is the key of an earlier stage"));
            }
            if (i > 0 && stage.phase.compareTo(stages.get(i - 1).phase) < 0) {
                found.add(new Violation(at + ".phase", "must not come after " + stages.get(i - 1).phase));
            }
            found.addAll(criteriaTwice(stage, at));
            found.addAll(tasksTwice(stage, at));
            if (stage.phase == Phase.POST_SALE
                    && stage.rules != null
                    && Boolean.TRUE.equals(stage.rules.allowedAtCreation())) {
                found.add(new Violation(
                        at + ".rules.allowedAtCreation", "must not be true after the sale: no deal begins there"));
            }
        }
        if (stages.stream().noneMatch(s -> s.phase == Phase.SALE)) {
            found.add(new Violation("stages", "must contain a stage of phase SALE"));
        }
        return found;
    }

    private static List<Violation> criteriaTwice(StageRequest stage, String at) {
        List<Violation> found = new ArrayList<>();
        List<CriterionRequest> criteria = stage.exitCriteria == null ? List.of() : stage.exitCriteria;
        Set<String> keys = new HashSet<>();
        for (int c = 0; c < criteria.size(); c++) {
            if (!keys.add(criteria.get(c).key)) {
                found.add(new Violation(at + ".exitCriteria[" + c + "].key", "is the key of an earlier criterion"));
            }
        }
        return found;
    }

    private static List<Violation> tasksTwice(StageRequest stage, String at) {
        List<Violation> found = new ArrayList<>();
        List<TaskRequest> tasks = stage.tasks == null ? List.of() : stage.tasks;
        Set<String> keys = new HashSet<>();
        for (int t = 0; t < tasks.size(); t++) {
            if (!keys.add(tasks.get(t).key)) {
                found.add(new Violation(at + ".tasks[" + t + "].key", "is the key of an earlier task"));
            }
        }
        return found;
    }
}
