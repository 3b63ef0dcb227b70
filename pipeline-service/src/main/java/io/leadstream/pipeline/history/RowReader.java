package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Money;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.history.PastDealReader.CloseBody;
import io.leadstream.pipeline.history.PastDealReader.EntryBody;
import io.leadstream.pipeline.history.PastDealReader.LineBody;
import io.leadstream.rest.file.Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row of an export, with the changes that were noted beside it, as the line of JSON that would tell the same. */
final class RowReader {

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "x", "ja", "wahr");
    private static final Set<String> WON = Set.of("won", "closedwon", "gewonnen");
    private static final Set<String> LOST = Set.of("lost", "closedlost", "verloren");

    /** What the three systems call the pipeline that they begin with. */
    private static final Set<String> FIRST_PIPELINE = Set.of("salespipeline", "pipeline", "default", "defaultpipeline");

    private static final Pattern WITH_PIPELINE = Pattern.compile("(.*\\S)\\s*\\(([^()]+)\\)");

    private final FilePlan plan;
    private final Columns columns;
    private final Dates dates;
    private final Amounts amounts;
    private final LossWords lossWords;
    private final Map<String, String> pipelineKeys = new HashMap<>();
    private final Lookup pipelines;
    private final Map<String, StageWords> stageWords = new HashMap<>();

    RowReader(FilePlan plan, Lookup pipelines) {
        this.plan = plan;
        this.columns = plan.columns();
        this.dates = plan.dates();
        this.amounts = plan.amounts();
        this.lossWords = new LossWords(plan.choices().lossReasons());
        this.pipelines = pipelines;
        plan.choices().pipelines().forEach((name, key) -> pipelineKeys.put(Headers.normal(name), key));
    }

    interface Lookup {

        /** @param key null means the default one */
        Optional<Pipeline> pipeline(@Nullable String key);
    }

    /** A change as the file with the history tells it. */
    record NotedChange(
            long n, String at, String stage, @Nullable String from) {}

    Columns columns() {
        return columns;
    }

    /**
     * Puts a deal together.
     *
     * @param row cells by field
     * @throws LineRefused naming the column and the reason
     */
    LineBody deal(Map<String, String> row, List<NotedChange> changes) {
        return new Row(row).deal(changes);
    }

    /** The pipeline that is meant; empty when nobody knows. */
    Optional<Pipeline> pipeline(@Nullable String name) {
        String chosen = plan.choices().pipeline();
        if (chosen != null) {
            return pipelines.pipeline(chosen);
        }
        if (name == null) {
            return pipelines.pipeline(null);
        }
        String word = Headers.normal(name);
        String key = pipelineKeys.get(word);
        if (key != null) {
            return pipelines.pipeline(key);
        }
        return pipelines
                .pipeline(name)
                .or(() -> FIRST_PIPELINE.contains(word) ? pipelines.pipeline(null) : Optional.empty());
    }

    StageWords words(Pipeline pipeline) {
        return stageWords.computeIfAbsent(
                pipeline.key(), _ -> new StageWords(plan.choices().stages(), plan.layout(), pipeline));
    }

    boolean isGivenPipeline(String name) {
        return plan.choices().pipeline() != null || pipelineKeys.containsKey(Headers.normal(name));
    }

    LossWords lossWords() {
        return lossWords;
    }

    private final class Row {
        private final Map<String, String> cells;
        private final Pipeline pipeline;

        Row(Map<String, String> cells) {
            this.cells = cells;
            this.pipeline = RowReader.this
                    .pipeline(cell(DealField.PIPELINE))
                    .orElseThrow(() -> new LineRefused(
                            "unknown-pipeline", header(DealField.PIPELINE) + " must be one whose key is given"));
        }

        LineBody deal(List<NotedChange> changes) {
            if (isTrue(DealField.DELETED) || "deleted".equals(status())) {
                throw new LineRefused("deleted-there", "the deal is deleted in the system that it comes from");
            }
            Past past = Past.of(told(), steps(changes), pipeline, dates.zone());
            return new LineBody(
                    Objects.requireNonNullElse(cell(DealField.EXTERNAL_ID), ""),
                    cell(DealField.NAME),
                    pipeline.key(),
                    cell(DealField.COMPANY),
                    cell(DealField.OWNER),
                    cell(DealField.SOURCE),
                    segments(),
                    amount(),
                    written(moment(DealField.OBSERVED_FROM)),
                    past.visits().stream()
                            .map(visit -> new EntryBody(
                                    visit.stage().key(), visit.at().toString(), null))
                            .toList(),
                    closed(past.end()));
        }

        private Past.Told told() {
            String stage = cell(DealField.STAGE);
            PastDeal.Outcome outcome = outcome();
            Moment closed = moment(DealField.CLOSED_AT);
            Moment exact = outcome == PastDeal.Outcome.LOST ? moment(DealField.LOST_AT) : moment(DealField.WON_AT);
            return new Past.Told(
                    moment(DealField.CREATED_AT),
                    stage == null ? null : meant(stage, header(DealField.STAGE)),
                    moment(DealField.STAGE_SINCE),
                    outcome,
                    "open".equals(status()) || isFalse(DealField.IS_CLOSED),
                    exact == null ? closed : exact);
        }

        private PastDeal.@Nullable Outcome outcome() {
            if (WON.contains(status()) || isTrue(DealField.IS_WON)) {
                return PastDeal.Outcome.WON;
            }
            boolean isLost = LOST.contains(status())
                    || isTrue(DealField.IS_LOST)
                    || isTrue(DealField.IS_CLOSED) && isFalse(DealField.IS_WON);
            return isLost ? PastDeal.Outcome.LOST : null;
        }

        private List<Past.Step> steps(List<NotedChange> changes) {
            List<Past.Step> steps = new ArrayList<>();
            cells.forEach((field, text) -> {
                if (field.startsWith(DealField.ENTERED)) {
                    entered(field.substring(DealField.ENTERED.length()), columns.headerOf(field), text)
                            .ifPresent(steps::add);
                }
            });
            for (NotedChange change : changes) {
                String where = "line " + change.n() + " of the history";
                Meant from = change.from() == null ? null : meant(change.from(), where);
                steps.add(
                        new Past.Step(from, meant(change.stage(), where), dates.read(where, change.at()), change.n()));
            }
            return steps;
        }

        /** Of a deal that changed pipelines, only what happened in the present one is its history. */
        private Optional<Past.Step> entered(String name, String header, String text) {
            Matcher parts = WITH_PIPELINE.matcher(name);
            boolean hasPipeline = parts.matches();
            String own = cell(DealField.PIPELINE);
            if (hasPipeline && own != null && !Headers.normal(own).equals(Headers.normal(parts.group(2)))) {
                return Optional.empty();
            }
            Optional<Meant> whole = words(pipeline).meant(name);
            Meant meant = whole.isPresent() || !hasPipeline ? meant(name, header) : meant(parts.group(1), header);
            long rank = meant instanceof Meant.At at ? pipeline.stages().indexOf(at.stage()) : Columns.MOST;
            return Optional.of(new Past.Step(null, meant, dates.read(header, text), rank));
        }

        private Meant meant(String stage, String where) {
            return words(pipeline)
                    .meant(stage)
                    .orElseThrow(() -> new LineRefused(
                            "unknown-stage", where + " must be a stage of the pipeline, or one whose key is given"));
        }

        private @Nullable CloseBody closed(Past.@Nullable End end) {
            if (end == null) {
                return null;
            }
            String words = end.outcome() == PastDeal.Outcome.LOST ? cell(DealField.LOSS_REASON) : null;
            LossReason reason = words == null ? null : lossWords.meant(words);
            return new CloseBody(end.outcome(), end.at().toString(), reason, null, null);
        }

        private @Nullable Money amount() {
            String text = cell(DealField.AMOUNT);
            return text == null ? null : amounts.read(header(DealField.AMOUNT), text, cell(DealField.CURRENCY));
        }

        private Map<String, String> segments() {
            Map<String, String> segments = new TreeMap<>();
            cells.forEach((field, value) -> {
                if (field.startsWith(DealField.SEGMENT)) {
                    segments.put(field.substring(DealField.SEGMENT.length()), value);
                }
            });
            return segments;
        }

        private @Nullable Moment moment(DealField field) {
            String text = cell(field);
            return text == null ? null : dates.read(header(field), text);
        }

        private static @Nullable String written(@Nullable Moment moment) {
            return moment == null ? null : moment.at().toString();
        }

        private String status() {
            String status = cell(DealField.STATUS);
            return status == null ? "" : Headers.normal(status);
        }

        private boolean isTrue(DealField field) {
            String text = cell(field);
            return text != null && TRUE.contains(Headers.normal(text));
        }

        private boolean isFalse(DealField field) {
            return cell(field) != null && !isTrue(field);
        }

        private @Nullable String cell(DealField field) {
            return cells.get(field.path());
        }

        private String header(DealField field) {
            return columns.headerOf(field.path());
        }
    }
}
