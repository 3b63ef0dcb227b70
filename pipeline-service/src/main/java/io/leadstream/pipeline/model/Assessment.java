package io.leadstream.pipeline.model;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the four answers come to.
 *
 * @param dominant the model that changes the process most
 * @param secondary the others that apply
 * @param dominanceRule how the dominant one is chosen
 * @param pipeline proposed: ready to be published as it stands
 */
@Schema(name = "SalesModelAssessment")
record Assessment(
        SalesModel dominant,
        List<SalesModel> secondary,
        String dominanceRule,
        List<Answered> questions,
        ProposedPipeline pipeline) {

    private static final String RULE = "Of the models that apply, the one that changes the process most dominates:"
            + " account-based, then relationship, then team, then where leads come from (ours).";

    /**
     * An answer.
     *
     * @param measuredFrom of how many of our own records; null when it was given
     */
    record Answer(BigDecimal value, @Nullable Long measuredFrom) {}

    /**
     * A question and what its answer speaks for.
     *
     * @param model null when the answer is not enough
     */
    @Schema(name = "SalesModelQuestion")
    record Answered(
            Question question,
            String field,
            String text,
            BigDecimal answer,
            String source,
            @Nullable Long measuredFrom,
            String threshold,
            String notEnough,
            @Nullable SalesModel model,
            String reason) {}

    /** @param answers one to each question */
    static Assessment of(Map<Question, Answer> answers, boolean onEverySale, String key, String name) {
        List<Answered> answered = answers.entrySet().stream()
                .map(e -> answered(e.getKey(), e.getValue(), onEverySale))
                .toList();
        Set<SalesModel> apply = EnumSet.noneOf(SalesModel.class);
        answered.forEach(a -> {
            if (a.model() != null) {
                apply.add(a.model());
            }
        });
        List<SalesModel> inOrder = List.copyOf(apply);
        return new Assessment(
                inOrder.getFirst(),
                inOrder.subList(1, inOrder.size()),
                RULE,
                answered,
                new ProposedPipeline(
                        key,
                        name,
                        "refuse",
                        Composition.of(apply).stream()
                                .map(ProposedPipeline.ProposedStage::of)
                                .toList()));
    }

    private static Answered answered(Question question, Answer answer, boolean onEverySale) {
        SalesModel model = question.model(answer.value(), onEverySale).orElse(null);
        return new Answered(
                question,
                question.field(),
                question.text(),
                answer.value(),
                answer.measuredFrom() == null ? "GIVEN" : "MEASURED",
                answer.measuredFrom(),
                question.threshold(),
                question.notEnough(),
                model,
                question.reason(answer.value(), model));
    }
}
