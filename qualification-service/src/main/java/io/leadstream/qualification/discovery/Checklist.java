package io.leadstream.qualification.discovery;

import io.leadstream.qualification.awareness.Awareness;
import io.leadstream.qualification.framework.Choice;
import io.leadstream.qualification.framework.Completeness;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.FactWord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The checklist of a qualified lead with the state of each point: seen by the system, or vouched for by a person. */
public record Checklist(List<Point> points) {

    /** How much of it holds. */
    @Schema(name = "PointState")
    public enum State {
        /** The system sees that it holds. */
        DONE,
        /** A person says so, with evidence. */
        CONFIRMED,
        OPEN,
        /** Nobody knows: the system cannot, and no person has said. */
        UNKNOWN
    }

    /** One thing that a point needs. */
    @Schema(name = "PointPart")
    public record Part(String text, State state, String why) {

        static Part held(boolean held, String text, String why) {
            return new Part(text, held ? State.DONE : State.OPEN, why);
        }
    }

    /** One point; it holds when all its parts do, or when a person confirmed it. */
    public record Point(
            ChecklistPoint point,
            List<Part> parts,
            @Nullable Confirmation confirmation) {

        public State state() {
            if (parts.stream().allMatch(part -> part.state() == State.DONE)) {
                return State.DONE;
            }
            if (confirmation != null && confirmation.confirmed()) {
                return State.CONFIRMED;
            }
            boolean open = parts.stream().anyMatch(part -> part.state() == State.OPEN);
            return open ? State.OPEN : State.UNKNOWN;
        }

        public boolean holds() {
            return state() == State.DONE || state() == State.CONFIRMED;
        }
    }

    /**
     * What the system knows of the lead.
     *
     * @param persona how well the lead matches the buyer persona; empty when nobody can tell
     * @param segments those that it belongs to; empty list when it belongs to none that is known
     */
    public record Known(
            Map<String, Fact> facts,
            Choice choice,
            Completeness spin,
            Awareness awareness,
            Optional<PersonaMatch> persona,
            List<String> segments,
            Map<ChecklistPoint, Confirmation> confirmations) {

        boolean holds(FactWord... any) {
            return Stream.of(any).anyMatch(word -> {
                Fact fact = facts.get(word.key());
                return fact != null && fact.holds();
            });
        }
    }

    /** Whether the lead is the kind of person that we talk to. */
    public record PersonaMatch(boolean matches, String why) {}

    static Checklist of(Known known) {
        return new Checklist(Stream.of(ChecklistPoint.values())
                .map(point -> new Point(
                        point, parts(point, known), known.confirmations().get(point)))
                .toList());
    }

    public int held() {
        return (int) points.stream().filter(Point::holds).count();
    }

    private static List<Part> parts(ChecklistPoint point, Known known) {
        return switch (point) {
            case CARD -> card(known);
            case PAINS ->
                List.of(
                        byFact(known, "pains identified", FactWord.PAIN, FactWord.CHALLENGES),
                        byFact(known, "solutions proposed", FactWord.PROPOSED_SOLUTION));
            case DECIDERS -> List.of(byFact(known, "deciders found", FactWord.AUTHORITY, FactWord.ECONOMIC_BUYER));
            case AWARENESS -> List.of(awareness(known));
            case SPIN -> spin(known.spin());
            case FRAMEWORK -> framework(known);
        };
    }

    private static List<Part> card(Known known) {
        Part persona = known.persona()
                .map(match -> Part.held(match.matches(), "matched to the buyer persona", match.why()))
                .orElseGet(() -> new Part(
                        "matched to the buyer persona",
                        State.UNKNOWN,
                        "no persona tells it; confirm it with evidence"));
        Part segment = known.segments().isEmpty()
                ? new Part("in a segment", State.UNKNOWN, "it is in no segment that is known here")
                : new Part("in a segment", State.DONE, "in " + String.join(", ", known.segments()));
        return List.of(new Part("on file", State.DONE, "captured"), persona, segment);
    }

    private static Part byFact(Known known, String text, FactWord first, FactWord... others) {
        FactWord[] any = Stream.concat(Stream.of(first), Stream.of(others)).toArray(FactWord[]::new);
        return Part.held(known.holds(any), text, known.holds(any) ? "recorded as a fact" : first.gap());
    }

    private static Part awareness(Known known) {
        String text = "found what they know about us";
        return known.holds(FactWord.KNOWLEDGE_OF_US)
                ? new Part(text, State.DONE, "recorded as a fact")
                : Part.held(
                        known.awareness().hasInbound(),
                        text,
                        known.awareness().hasInbound()
                                ? known.awareness().summary()
                                : "no touch of theirs, and no fact");
    }

    private static List<Part> spin(Completeness spin) {
        return Stream.concat(
                        spin.held().stream().map(kind -> new Part(kind.key(), State.DONE, "recorded as a fact")),
                        spin.missing().stream().map(kind -> new Part(kind.key(), State.OPEN, kind.gap())))
                .toList();
    }

    private static List<Part> framework(Known known) {
        Choice choice = known.choice();
        Completeness found = choice.framework().of(known.facts());
        String gaps = String.join(
                ", ", found.missingRequired().stream().map(gap -> gap.gap()).toList());
        return List.of(
                new Part(
                        "chosen",
                        State.DONE,
                        choice.framework().name() + (choice.chosen() ? ", chosen for it" : ", by default")),
                Part.held(found.complete(), "filled", found.complete() ? "all that it requires holds" : gaps));
    }
}
