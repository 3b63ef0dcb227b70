package io.leadstream.pipeline.history;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.file.Headers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stages of another system are in one pipeline of ours. */
final class StageWords {

    private static final Set<String> WON = Set.of("closedwon", "won", "gewonnen", "gagne", "ganado", "dealwon");
    private static final Set<String> LOST = Set.of("closedlost", "lost", "verloren", "perdu", "perdido", "deallost");

    private final Map<String, String> given = new HashMap<>();
    private final Layout layout;
    private final Pipeline pipeline;
    private final Map<String, Optional<Meant>> known = new HashMap<>();

    StageWords(Map<String, String> given, Layout layout, Pipeline pipeline) {
        given.forEach((name, key) -> this.given.put(Headers.normal(name), key));
        this.layout = layout;
        this.pipeline = pipeline;
    }

    boolean isGiven(String name) {
        return given.containsKey(Headers.normal(name));
    }

    /** Empty when nobody knows. */
    Optional<Meant> meant(String name) {
        return known.computeIfAbsent(name, _ -> find(Headers.normal(name)));
    }

    private Optional<Meant> find(String word) {
        String key = given.get(word);
        if (key != null) {
            return chosen(key);
        }
        if (WON.contains(word)) {
            return Optional.of(new Meant.Over(PastDeal.Outcome.WON));
        }
        if (LOST.contains(word)) {
            return Optional.of(new Meant.Over(PastDeal.Outcome.LOST));
        }
        return byName(word)
                .or(() -> layout.standardStage(word).flatMap(pipeline::stage))
                .map(Meant.At::new);
    }

    private Optional<Meant> chosen(String key) {
        return switch (key.strip()) {
            case "" -> Optional.of(new Meant.Nothing());
            case "WON" -> Optional.of(new Meant.Over(PastDeal.Outcome.WON));
            case "LOST" -> Optional.of(new Meant.Over(PastDeal.Outcome.LOST));
            default -> pipeline.stage(key.strip()).map(Meant.At::new);
        };
    }

    private Optional<Stage> byName(String word) {
        return pipeline.stages().stream()
                .filter(stage -> Stream.of(stage.key(), stage.name(), stage.repAction())
                        .anyMatch(name -> name != null && Headers.normal(name).equals(word)))
                .findFirst();
    }

    /** @throws BadInput when what somebody chose is neither a stage of any of the pipelines nor an outcome */
    static void require(Map<String, String> given, Iterable<Pipeline> pipelines) {
        for (String key : given.values()) {
            boolean isKnown = Set.of("", "WON", "LOST").contains(key.strip());
            for (Pipeline pipeline : pipelines) {
                isKnown |= pipeline.stage(key.strip()).isPresent();
            }
            if (!isKnown) {
                throw BadInput.of("stages", "must name stages of the pipeline, WON or LOST; there is no " + key);
            }
        }
    }

    /** As the API writes it. */
    static @Nullable String written(Optional<Meant> meant) {
        return switch (meant.orElse(null)) {
            case null -> null;
            case Meant.At at -> at.stage().key();
            case Meant.Over over -> over.outcome().name();
            case Meant.Nothing _ -> "";
        };
    }
}
