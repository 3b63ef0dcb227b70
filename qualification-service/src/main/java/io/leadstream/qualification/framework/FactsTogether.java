package io.leadstream.qualification.framework;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.leadstream.qualification.lead.LeadMerges.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead together with those that are part of it, word by word: the surest of what was found out about
 * any of them, of equally sure the latest. Whoever recorded or cleared a word after the leads became one saw what there
 * was, so that theirs counts alone.
 */
final class FactsTogether {

    private final UUID lead;
    private final Map<UUID, Part> parts;
    private final Map<UUID, Map<String, RecordedFact>> latest;

    /**
     * Puts facts together.
     *
     * @param parts what is part of the lead, each once
     * @param latest of each of them, and of the lead, the latest entry under each word, also one that cleared it
     */
    FactsTogether(UUID lead, List<Part> parts, Map<UUID, Map<String, RecordedFact>> latest) {
        this.lead = lead;
        this.parts = parts.stream().collect(toMap(Part::merged, Function.identity(), (one, other) -> one));
        this.latest = latest;
    }

    /** The entries that count, by word. */
    List<RecordedFact> entries() {
        var words = new TreeSet<String>();
        members().forEach(member -> words.addAll(of(member).keySet()));
        var entries = new ArrayList<RecordedFact>();
        words.forEach(word -> best(word).ifPresent(entries::add));
        return entries;
    }

    private Optional<RecordedFact> best(String word) {
        return members()
                .filter(member -> !isOverwritten(member, word))
                .flatMap(member -> Stream.ofNullable(of(member).get(word)))
                .filter(entry -> entry.fact().isPresent())
                .max(comparing(FactsTogether::weight)
                        .thenComparing(RecordedFact::at)
                        .thenComparing(entry -> entry.leadId().equals(lead))
                        .thenComparing(RecordedFact::leadId, Comparator.reverseOrder()));
    }

    /** Whether something was recorded under the word on a lead that this one was part of by then. */
    private boolean isOverwritten(UUID member, String word) {
        Part part = parts.get(member);
        while (part != null) {
            @Nullable RecordedFact above = of(part.into()).get(word);
            if (above != null && !above.at().isBefore(part.since())) {
                return true;
            }
            part = part.into().equals(lead) ? null : parts.get(part.into());
        }
        return false;
    }

    private static BigDecimal weight(RecordedFact entry) {
        return entry.fact().map(Fact::weight).orElse(BigDecimal.ZERO);
    }

    private Stream<UUID> members() {
        return Stream.concat(Stream.of(lead), parts.keySet().stream().sorted());
    }

    private Map<String, RecordedFact> of(UUID member) {
        return latest.getOrDefault(member, Map.of());
    }
}
