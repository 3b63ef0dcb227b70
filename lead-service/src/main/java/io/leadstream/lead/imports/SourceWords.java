package io.leadstream.lead.imports;

import io.leadstream.lead.card.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words by which other systems' exports say where a lead came from. */
final class SourceWords {

    private static final Map<String, Source> EXACT =
            Arrays.stream(Source.values()).collect(Collectors.toMap(Source::name, Function.identity()));

    private record Rule(Source source, List<String> words) {}

    /** The first that is part of what is written decides. */
    private static final List<Rule> RULES = List.of(
            new Rule(Source.CHAT, List.of("chat", "whatsapp", "intercom", "drift")),
            new Rule(
                    Source.ADVERTISING,
                    List.of(
                            "advert",
                            "pay per click",
                            "ppc",
                            "paid",
                            "adwords",
                            "google ads",
                            " ads",
                            "sem",
                            "banner")),
            new Rule(
                    Source.SOCIAL,
                    List.of("social", "facebook", "linkedin", "instagram", "twitter", "youtube", "xing", "tiktok")),
            new Rule(
                    Source.EVENT,
                    List.of("event", "conference", "trade show", "tradeshow", "webinar", "seminar", "messe")),
            new Rule(Source.REFERRAL, List.of("refer", "recommend", "word of mouth", "empfehlung")),
            new Rule(Source.PARTNER, List.of("partner", "reseller", "affiliate", "alliance")),
            new Rule(Source.OUTBOUND, List.of("outbound", "cold", "purchased list", "list purchase", "prospecting")),
            new Rule(Source.EXPANSION, List.of("existing customer", "customer", "upsell", "up-sell", "cross-sell")),
            new Rule(
                    Source.CONTENT,
                    List.of("organic", "google", "bing", "seo", "blog", "content", "press", "search", "newsletter")),
            new Rule(
                    Source.WEB_FORM,
                    List.of("web", "landing page", "direct traffic", "form", "inbound", "site", "api")),
            new Rule(Source.IMPORT, List.of("import")));

    private SourceWords() {}

    /** Whether it is the name of one of our sources, however it is written. */
    static boolean isOurs(String written) {
        return EXACT.containsKey(name(written));
    }

    private static String name(String written) {
        return written.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** What is meant; empty when nobody can say. */
    static Optional<Source> meant(String written) {
        Source exact = EXACT.get(name(written));
        if (exact != null) {
            return Optional.of(exact);
        }
        String text = " " + written.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
        return RULES.stream()
                .filter(rule -> rule.words().stream().anyMatch(text::contains))
                .map(Rule::source)
                .findFirst();
    }
}
