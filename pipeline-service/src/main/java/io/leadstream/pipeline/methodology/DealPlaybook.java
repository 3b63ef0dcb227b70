package io.leadstream.pipeline.methodology;

import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.methodology.Answers.Answer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The playbooks of a deal. */
@Schema(name = "DealPlaybook")
record DealPlaybook(UUID dealId, String stage, List<Playbook> playbooks) {

    /**
     * A methodology that the deal carries.
     *
     * @param ofPipeline whether the whole pipeline carries it
     * @param stages the stages that carry it
     * @param now whether it is to be asked in the deal's present stage
     * @param answered so many of its questions are
     */
    @Schema(name = "CarriedPlaybook")
    record Playbook(
            String methodology,
            String name,
            boolean ofPipeline,
            List<String> stages,
            boolean now,
            int answered,
            int of,
            List<Asked> questions) {}

    /** A question with its present answer, which is left out while there is none. */
    @Schema(name = "PlaybookQuestion")
    record Asked(
            String key,
            Methodology.Kind kind,
            String text,
            String ask,
            @Nullable Answer answer) {}

    static DealPlaybook of(DealDesk.Present deal, Playbooks.Attached attached, List<Answer> answers) {
        String stage = deal.stage().key();
        return new DealPlaybook(
                deal.id(),
                stage,
                Catalogue.ALL.stream()
                        .map(methodology -> playbook(methodology, stage, attached, answers))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Playbook> playbook(
            Methodology methodology, String stage, Playbooks.Attached attached, List<Answer> answers) {
        String key = methodology.key();
        boolean ofPipeline = attached.methodologies().contains(key);
        List<String> stages = attached.stages().entrySet().stream()
                .filter(of -> of.getValue().contains(key))
                .flatMap(of -> Stream.of(of.getKey()))
                .toList();
        List<Asked> questions = methodology.elements().stream()
                .map(element -> new Asked(
                        element.key(),
                        element.kind(),
                        element.text(),
                        element.ask(),
                        answerTo(key, element.key(), answers)))
                .toList();
        int answered =
                (int) questions.stream().filter(asked -> asked.answer() != null).count();
        if (!ofPipeline && stages.isEmpty() && answered == 0) {
            return Optional.empty();
        }
        return Optional.of(new Playbook(
                key,
                methodology.name(),
                ofPipeline,
                stages,
                ofPipeline || stages.contains(stage),
                answered,
                questions.size(),
                questions));
    }

    private static @Nullable Answer answerTo(String methodology, String question, List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.methodology().equals(methodology)
                        && answer.question().equals(question)
                        && answer.answered())
                .findFirst()
                .orElse(null);
    }
}
