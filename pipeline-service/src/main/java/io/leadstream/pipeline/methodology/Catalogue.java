package io.leadstream.pipeline.methodology;

import static io.leadstream.pipeline.methodology.Methodology.Kind.CRITERION;
import static io.leadstream.pipeline.methodology.Methodology.Kind.QUESTION;
import static io.leadstream.pipeline.methodology.Methodology.Kind.RULE;
import static io.leadstream.pipeline.methodology.Methodology.Kind.STEP;

import io.leadstream.pipeline.methodology.Methodology.Claim;
import io.leadstream.pipeline.methodology.Methodology.Element;
import io.leadstream.pipeline.methodology.Methodology.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fourteen methodologies. What the sources say is told in their words; what a seller is asked is ours. */
final class Catalogue {

    /** Said beside every methodology. */
    static final String TRADEMARK =
            "The name is or may be a trademark of its owner, used here only to describe. It is a product that"
                    + " consultants sell: judge it by your own outcomes.";

    static final List<Methodology> ALL = List.of(
            new Methodology(
                    1,
                    "challenger",
                    "Challenger Sale",
                    "Dixon, Adamson 2011",
                    "teach, tailor, take control",
                    List.of(
                            step("teach", "teach", "What did we teach the buyer that they did not know?"),
                            step("tailor", "tailor", "To whom of the buyer's side did we tailor it, and how?"),
                            step("take-control", "take control", "Where did we take control of the sale?")),
                    "inexperienced buyers flooded with information, B2B enterprise",
                    null,
                    List.of(
                            "relationship builder",
                            "hard worker",
                            "lone wolf",
                            "reactive problem solver",
                            "challenger"),
                    List.of(new Claim("buyers are 57 % through their journey when they first contact a rep", 0.57))),
            plain(
                    2,
                    "command",
                    "Command of the Sale/Message",
                    "Force Management",
                    "know the positive business outcomes, required capabilities, how we deliver them, why better; and"
                            + " the metrics and proof",
                    "measurable outcome and proof justify a premium price",
                    criterion(
                            "positive-business-outcomes",
                            "the positive business outcomes",
                            "Which business outcomes does the buyer expect?"),
                    criterion(
                            "required-capabilities",
                            "required capabilities",
                            "Which capabilities does the buyer require for them?"),
                    criterion("how-we-deliver", "how we deliver them", "How do we deliver each of them?"),
                    criterion("why-better", "why better", "Why do we do it better than the others?"),
                    criterion("metrics", "the metrics", "By which figures will the buyer measure the outcome?"),
                    criterion("proof", "proof", "Where has it been proved before?")),
            plain(
                    3,
                    "conceptual",
                    "Conceptual Selling",
                    "Miller, Heiman",
                    "the buyer buys a concept (the wished result); win-win or walk",
                    "reputation, repeat sales, small specialised markets, referrals",
                    question("confirmation", "confirmation", "Which of our assumptions did the buyer confirm?"),
                    question("new-information", "new information", "What did we learn that we did not know?"),
                    question("attitude", "attitude", "What does it mean to the buyer personally?"),
                    question("commitment", "commitment", "What has the buyer committed to do next?"),
                    question("basic-issues", "basic issues", "Which issue could still stop it?")),
            plain(
                    4,
                    "consultative",
                    "Consultative Selling",
                    "Hanan",
                    "prepare, connect, understand, recommend, commit, act",
                    "repeat business and word of mouth, where trust is at a premium",
                    step("prepare", "prepare", "What did we find out before the first conversation?"),
                    step("connect", "connect", "What made the buyer trust us?"),
                    step("understand", "understand", "What does the buyer need, in their own words?"),
                    step("recommend", "recommend", "What did we recommend, and why?"),
                    step("commit", "commit", "What did both sides commit to?"),
                    step("act", "act", "What did we do, and what is next?")),
            plain(
                    5,
                    "customer-centric",
                    "Customer-centric Selling",
                    "Holland, Bosworth, Visgatis",
                    "trusted adviser, the customer's schedule; conversations, not presentations",
                    "the offer can be modified to the need; walk away when it cannot",
                    rule("trusted-adviser", "trusted adviser", "On what did the buyer ask our advice?"),
                    rule("customers-schedule", "the customer's schedule", "By which dates does the customer go?"),
                    rule(
                            "conversations",
                            "conversations, not presentations",
                            "What did the buyer say in the last conversation?"),
                    rule(
                            "walk-away",
                            "walk away when it cannot",
                            "How is the offer modified to the need, and where can it not be?")),
            plain(
                    6,
                    "inbound",
                    "Inbound Selling",
                    null,
                    "follow the buyer's journey, serve those already engaged",
                    null,
                    rule("buyers-journey", "follow the buyer's journey", "Where on their journey is the buyer?"),
                    rule("serve-engaged", "serve those already engaged", "What has engaged the buyer so far?")),
            plain(
                    7,
                    "meddic",
                    "MEDDIC",
                    "PTC, 1990s",
                    "is this buyer worth the effort at all",
                    "many possible targets where effort must go to the best",
                    criterion("metrics", "Metrics", "Which gain does the buyer expect, in figures?"),
                    criterion(
                            "economic-buyer",
                            "Economic buyer (often not the first contact)",
                            "Who controls the money?"),
                    criterion(
                            "decision-criteria",
                            "Decision criteria (and their weights)",
                            "By which criteria does the buyer decide, and what weighs how much?"),
                    criterion(
                            "decision-process",
                            "Decision process (who, which signatures, which dates)",
                            "Who decides, with which signatures, by which dates?"),
                    criterion(
                            "identify-pain",
                            "Identify pain (and what happens if they do nothing)",
                            "What hurts, and what happens if they do nothing?"),
                    criterion(
                            "champion",
                            "Champion (usually the one who suffers the pain most)",
                            "Who fights for us inside?")),
            plain(
                    8,
                    "neat",
                    "N.E.A.T. Selling",
                    "Harris Consulting Group and Sales Hacker",
                    "turns BANT around",
                    "deciding where reps spend their time, by how much we can help",
                    criterion("need", "Need (core)", "What is the core need?"),
                    criterion("economic-impact", "Economic impact", "What is it worth to solve it, in figures?"),
                    criterion("access-to-authority", "Access to authority", "Who gets us to who decides?"),
                    criterion("timeline", "Timeline (go-live date)", "By which date must it be live?")),
            plain(
                    9,
                    "snap",
                    "SNAP Selling",
                    "Konrath 2012",
                    "keep it Simple, be iNvaluable, Always align, raise Priorities",
                    "busy, distracted buyers",
                    rule("simple", "keep it Simple", "What did we make simpler for the buyer?"),
                    rule("invaluable", "be iNvaluable", "What do we know that the buyer cannot do without?"),
                    rule("align", "Always align", "With which of the buyer's goals is it aligned?"),
                    rule("priorities", "raise Priorities", "Which priority of the buyer's is it?")),
            plain(
                    10,
                    "solution",
                    "Solution Selling",
                    "late 1980s",
                    "diagnose pains, agree criteria of an acceptable solution, tailor",
                    "a highly customised package for many core needs",
                    step("diagnose", "diagnose pains", "Which pains did we diagnose?"),
                    step(
                            "agree-criteria",
                            "agree criteria of an acceptable solution",
                            "Which criteria of an acceptable solution were agreed?"),
                    step("tailor", "tailor", "How is the solution tailored to them?")),
            new Methodology(
                    11,
                    "spin",
                    "SPIN Selling",
                    "Rackham 1988",
                    "four kinds of question to understand the lead's surroundings",
                    List.of(
                            question("situation", "Situation", "How do they work today?"),
                            question("problem", "Problem", "What is difficult about it?"),
                            question("implication", "Implication", "What follows from that, and what does it cost?"),
                            question("need-payoff", "Need-payoff", "What would a solution be worth to them?")),
                    "buyers with a specific problem",
                    "reps can research it beforehand",
                    List.of(),
                    List.of()),
            plain(
                    12,
                    "target-account",
                    "Target Account Selling",
                    null,
                    "choose the right accounts first",
                    null,
                    step(
                            "choose-accounts",
                            "choose the right accounts first",
                            "Why is this account one of the right ones?"),
                    step(
                            "traits-and-triggers",
                            "find in the CRM the traits and triggers that won accounts share",
                            "Which traits and triggers does it share with accounts that we won?"),
                    step(
                            "repeatable-process",
                            "a repeatable process on unworked accounts that share them",
                            "Which step of the repeatable process is next?")),
            plain(
                    13,
                    "sandler",
                    "Sandler Selling System",
                    "1967",
                    "seven steps, from bond and rapport to sealing the deal",
                    null,
                    step("bond-and-rapport", "bond and rapport", "What binds us to the buyer?"),
                    step(
                            "roles-and-expectations",
                            "roles and expectations",
                            "Which roles and expectations were agreed?"),
                    step("needs-and-pains", "needs and pains", "Which needs and pains were named?"),
                    step("budget", "budget", "Which budget is there, and whose is it?"),
                    step("decision-process", "the buyer's decision process", "How does the buyer come to a decision?"),
                    step("propose", "propose", "What did we propose?"),
                    step("seal-the-deal", "seal the deal", "What sealed it?")),
            plain(
                    14,
                    "value-selling",
                    "Value Selling Framework",
                    null,
                    "qualify and value leads, ask the right questions, add value at every step",
                    "working only leads with a significant impact on the portfolio",
                    step("qualify-and-value", "qualify and value leads", "What is this one worth to our portfolio?"),
                    step("right-questions", "ask the right questions", "Which question showed the value?"),
                    step("add-value", "add value at every step", "Which value did the last step add?")));

    private static final Map<String, Methodology> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Methodology::key, Function.identity()));

    private Catalogue() {}

    static Optional<Methodology> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    private static Methodology plain(
            int number,
            String key,
            String name,
            @Nullable String origin,
            String principle,
            @Nullable String fitsWhen,
            Element... elements) {
        return new Methodology(
                number, key, name, origin, principle, List.of(elements), fitsWhen, null, List.of(), List.of());
    }

    private static Element step(String key, String text, String ask) {
        return element(STEP, key, text, ask);
    }

    private static Element question(String key, String text, String ask) {
        return element(QUESTION, key, text, ask);
    }

    private static Element criterion(String key, String text, String ask) {
        return element(CRITERION, key, text, ask);
    }

    private static Element rule(String key, String text, String ask) {
        return element(RULE, key, text, ask);
    }

    private static Element element(Kind kind, String key, String text, String ask) {
        return new Element(key, kind, text, ask);
    }
}
