package io.leadstream.lead.card;

import io.leadstream.lead.database.Where;
import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Params;
import io.leadstream.rest.Texts;
import io.leadstream.rest.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of leads that somebody asked for: conditions on every attribute of lead, company, score and history, and an
 * order. What is one of several values is a condition on the words of the lead's facets, {@code f}; in the others
 * {@code l} is the lead.
 */
final class LeadQuery {

    private static final Set<String> PAGING = Set.of("limit", "after", "atLeast");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,4})?");
    /** Where an order is walked, each condition is tried row by row: joins would read tables as a whole. */
    static final String FENCE = " /* fence */";

    /** As they are indexed. */
    static final String FACETS = "(f.card || f.company || f.standing)";

    private static final String PHRASE = "' ' || translate(l.search_text, '|', ' ') like ?";
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;

    /** Filters by one of several given values, each a word of the lead's facets: what the service checks not. */
    private static final Set<String> WORDS = Set.of(
            "medium",
            "campaign",
            "country",
            "region",
            "ageBand",
            "partner",
            "industry",
            "growthStage",
            "funding",
            "grade");

    private static final Set<String> LOWERED = Set.of("region", "industry", "growthStage", "funding");
    private static final Set<String> RAISED = Set.of("country", "grade");

    private static final Map<String, String> NUMBERS = Map.of(
            "touches", "l.touches %s ?::numeric",
            "employees", company("c.employees %s ?::numeric"),
            "productUsers", company("c.product_users %s ?::numeric"),
            "fit", standing("s.fit %s ?::numeric"),
            "engagement", standing("s.engagement %s ?::numeric"),
            "score", standing("s.total %s ?::numeric"));

    private static final Map<String, String> TIMES =
            Map.of("created", "l.created_at %s ?", "changed", "l.changed_at %s ?");

    private static final List<String> SIZES = List.of("1-9", "10-49", "50-249", "250-1000", "1001-5000", "5001+");

    private enum Status {
        NEW,
        IQL,
        MQL,
        SAL,
        SQL,
        DISQUALIFIED,
        RECYCLED,
        MERGED,
        ERASED
    }

    /** What becomes of leads that were merged into others. */
    private enum Merged {
        LEFT_OUT,
        ALONE,
        AMONG
    }

    /** An order, with the index that has it: the key, then the id. */
    enum Sort {
        CREATED_AT("createdAt", "l.id", "uuid", "lead l", "l.id"),
        CHANGED_AT("changedAt", "l.changed_at", "timestamptz", "lead l", "l.id"),
        LAST_NAME("lastName", "coalesce(l.surname, '')", "text", "lead l", "l.id"),
        TOUCHES("touches", "l.touches", "int", "lead l", "l.id"),
        /** Who has no score comes behind all who have one. */
        SCORE("score", "coalesce(s.total, -1)", "numeric", "standing s", "s.lead_id");

        private final String word;
        final String key;
        final String type;
        final String walked;
        final String id;

        Sort(String word, String key, String type, String walked, String id) {
            this.word = word;
            this.key = key;
            this.type = type;
            this.walked = walked;
            this.id = id;
        }

        /** The key as it stands in a cursor. */
        String text(String column) {
            return this == CHANGED_AT
                    ? "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    : "(" + column + ")::text";
        }

        static Sort of(String written) {
            return Arrays.stream(values())
                    .filter(sort -> sort.word.equals(written))
                    .findFirst()
                    .orElseThrow(() -> BadInput.of(
                            "sort",
                            "must be one of "
                                    + Arrays.stream(values())
                                            .map(sort -> sort.word)
                                            .collect(Collectors.joining(", "))
                                    + ", with - for the highest first"));
        }
    }

    /** Where a page ended. */
    record Place(String key, UUID id) {
        String cursor() {
            return Cursor.encode(key, id.toString());
        }
    }

    private final Where facets = new Where();
    private final Where rest = new Where();
    private final List<String> required = new ArrayList<>();
    private Merged merged = Merged.LEFT_OUT;
    private @Nullable String words;
    private final Map<String, List<String>> given;
    private final List<Violation> wrong = new ArrayList<>();
    private Sort sort = Sort.CREATED_AT;
    private boolean descending = true;
    private @Nullable Place after;

    private LeadQuery(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * Reads query parameters.
     *
     * @throws BadInput naming every one that is unknown or cannot be
     */
    static LeadQuery of(Map<String, List<String>> given, Optional<String> partner) {
        var query = new LeadQuery(given);
        query.read(partner);
        if (!query.wrong.isEmpty()) {
            throw new BadInput(query.wrong);
        }
        return query;
    }

    /** Conditions on facets. */
    Where facets() {
        return facets;
    }

    /** All other conditions. */
    Where rest() {
        return rest;
    }

    Sort sort() {
        return sort;
    }

    boolean isDescending() {
        return descending;
    }

    /** Whether any condition was asked for. */
    boolean isNarrowed() {
        return !facets.isEmpty() || rest.parameters().length > 0 || merged != Merged.LEFT_OUT;
    }

    /** What is looked for in the text, as its condition has it; null when nothing is. */
    @Nullable
    String words() {
        return words;
    }

    @Nullable
    Place after() {
        return after;
    }

    private void read(Optional<String> partner) {
        partner.ifPresent(name -> required.add("partner:" + name));
        for (String name : given.keySet()) {
            if (!PAGING.contains(name)) {
                attempt(() -> read(name));
            }
        }
        if (!required.isEmpty()) {
            facets.all(FACETS + " @> ?::text[]", required);
        }
        switch (merged) {
            case LEFT_OUT -> tellMerged("not f.merged", "l.merged_into is null");
            case ALONE -> tellMerged("f.merged", "l.merged_into is not null");
            case AMONG -> {}
        }
        attempt(this::readCursor);
    }

    private void tellMerged(String ofFacets, String ofLead) {
        if (facets.isEmpty()) {
            rest.always(ofLead);
        } else {
            facets.always(ofFacets);
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (BadInput refused) {
            wrong.addAll(refused.violations());
        }
    }

    private void read(String name) {
        switch (name) {
            case "sort" -> readSort();
            case "status" -> readStatus();
            case "source" -> words(name, constants(name, Source.class));
            case "seniority" -> words(name, constants(name, Seniority.class));
            case "function" -> words(name, constants(name, JobFunction.class));
            case "owner" -> words(name, values(name));
            case "company" -> readCompany();
            case "domain" ->
                words(name, values(name).stream().map(LeadQuery::domain).toList());
            case "q" -> readWords(one(name));
            case "jobTitle" -> readJobTitle();
            case "segment" -> readSegment(name);
            case "sizeBand" -> readSizeBand();
            case "targetAccount" -> words(name, truth(name));
            case "lastActivityFrom" ->
                rest.and(
                        "exists (select 1 from activity a where a.lead_id = l.id and a.occurred_at >= ?" + FENCE + ")",
                        Params.instant(name, one(name)));
            case "lastActivityTo" -> readLastActivityTo(name);
            default -> readRangeOrText(name);
        }
    }

    private void readRangeOrText(String name) {
        boolean isFrom = name.endsWith("From");
        String base = isFrom || name.endsWith("To") ? name.substring(0, name.length() - (isFrom ? 4 : 2)) : name;
        if (WORDS.contains(name)) {
            words(name, cased(name));
        } else if (!base.equals(name) && NUMBERS.containsKey(base)) {
            rest.and(Objects.requireNonNull(NUMBERS.get(base)).formatted(isFrom ? ">=" : "<="), number(name));
        } else if (!base.equals(name) && TIMES.containsKey(base)) {
            Instant time = isFrom ? Params.instant(name, one(name)) : Params.instantAtEnd(name, one(name));
            rest.and(Objects.requireNonNull(TIMES.get(base)).formatted(isFrom ? ">=" : "<="), time);
        } else {
            throw BadInput.of(Texts.storable(name), "is no filter of this list");
        }
    }

    private void readLastActivityTo(String name) {
        Instant to = Params.instantAtEnd(name, one(name));
        if (to != null) {
            rest.all(
                    "exists (select 1 from activity a where a.lead_id = l.id and a.occurred_at <= ?" + FENCE + ")"
                            + " and not exists (select 1 from activity a where a.lead_id = l.id and a.occurred_at > ?"
                            + FENCE + ")",
                    to,
                    to);
        }
    }

    private void readSort() {
        String written = Objects.requireNonNullElse(one("sort"), "-createdAt");
        descending = written.startsWith("-");
        sort = Sort.of(descending ? written.substring(1) : written);
    }

    private void readStatus() {
        List<Status> wanted = values("status").stream()
                .map(value -> Objects.requireNonNull(Params.choice("status", value, Status.class)))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<String> unmerged = wanted.stream()
                .filter(state -> state != Status.MERGED)
                .map(state -> "status:" + state)
                .toList();
        if (unmerged.isEmpty()) {
            merged = Merged.ALONE;
        } else if (wanted.contains(Status.MERGED)) {
            merged = Merged.AMONG;
            facets.all("(f.merged or " + FACETS + " && ?::text[])", unmerged);
        } else {
            facets.all(FACETS + " && ?::text[]", unmerged);
        }
    }

    private <E extends Enum<E>> List<String> constants(String name, Class<E> type) {
        return values(name).stream()
                .map(value ->
                        Objects.requireNonNull(Params.choice(name, value, type)).name())
                .toList();
    }

    private void readWords(@Nullable String q) {
        if (q == null) {
            return;
        }
        SearchText.Asked asked = SearchText.Asked.of(q);
        if (asked.query().isEmpty()) {
            throw BadInput.of("q", "must be words, or a number, of at most " + LONGEST_VALUE + " characters");
        }
        words = asked.query();
        rest.and("l.search @@ to_tsquery('simple', ?)", words);
        asked.phrases().forEach(phrase -> rest.and(PHRASE, "% " + phrase + "%"));
    }

    private void readCompany() {
        String company = one("company");
        if (company != null && isId(company)) {
            rest.and("l.company_id = ?", UUID.fromString(company));
        } else if (company != null) {
            rest.all(
                    "l.company_id in (select c.id from company c where c.domain = ? or lower(c.name) = ?)",
                    domain(company),
                    company.strip().toLowerCase(Locale.ROOT));
        }
    }

    private void readJobTitle() {
        String words = one("jobTitle");
        if (words != null) {
            for (String word : words.strip().split("\\s+", -1)) {
                rest.and("l.job_title ilike ?", "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
        }
    }

    private void readSizeBand() {
        List<String> bands = values("sizeBand");
        if (!SIZES.containsAll(bands)) {
            throw BadInput.of("sizeBand", "must be of " + String.join(", ", SIZES));
        }
        words("sizeBand", bands);
    }

    private void readSegment(String name) {
        List<String> segments = few(name, values(name));
        if (!segments.isEmpty()) {
            rest.all(
                    "exists (select 1 from lead_segment g where g.lead_id = l.id and g.segment = any (?::text[])"
                            + FENCE + ")",
                    segments);
        }
    }

    private void readCursor() {
        String cursor = given.containsKey("after") ? one("after") : null;
        if (cursor != null) {
            List<String> parts = Cursor.decode(cursor, 2);
            after = new Place(parts.getFirst(), Objects.requireNonNull(Params.uuid("after", parts.getLast())));
            requireKey(after.key());
        }
    }

    /** A cursor of another order is none of this list's. */
    private void requireKey(String key) {
        switch (sort) {
            case CREATED_AT -> Params.uuid("after", key);
            case CHANGED_AT -> Params.instant("after", key);
            case TOUCHES -> Params.integer("after", key);
            case SCORE -> number("after", key);
            case LAST_NAME -> {}
        }
    }

    /** One of these values. */
    private void words(String name, List<String> values) {
        List<String> words =
                few(name, values).stream().map(value -> name + ":" + value).toList();
        if (words.size() == 1) {
            required.addAll(words);
        } else if (!words.isEmpty()) {
            facets.all(FACETS + " && ?::text[]", words);
        }
    }

    private static List<String> few(String name, List<String> values) {
        if (values.size() > MOST_VALUES) {
            throw BadInput.of(name, "must be at most " + MOST_VALUES + " values");
        }
        return values;
    }

    private List<String> cased(String name) {
        return values(name).stream()
                .map(value -> LOWERED.contains(name)
                        ? value.toLowerCase(Locale.ROOT)
                        : RAISED.contains(name) ? value.toUpperCase(Locale.ROOT) : value)
                .toList();
    }

    private List<String> truth(String name) {
        String value = one(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw BadInput.of(name, "must be true or false");
        }
        return value == null ? List.of() : List.of(value);
    }

    private @Nullable BigDecimal number(String name) {
        String value = one(name);
        return value == null ? null : number(name, value);
    }

    private static BigDecimal number(String name, String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw BadInput.of(name, "must be a number of at most nine digits");
        }
        return new BigDecimal(value);
    }

    /** The one value; null where a form sent nothing. */
    private @Nullable String one(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw BadInput.of(name, "must be given once");
        }
        String value = values.isEmpty() ? null : values.getFirst();
        return value == null || value.isBlank() ? null : checked(name, value);
    }

    /** Several, in one parameter with commas or in as many. */
    private List<String> values(String name) {
        return given.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> checked(name, value))
                .distinct()
                .toList();
    }

    private static String checked(String name, String value) {
        if (value.length() > LONGEST_VALUE && !name.equals("after") || !Texts.isStorable(value)) {
            throw BadInput.of(name, "must be text of at most " + LONGEST_VALUE + " characters");
        }
        return value;
    }

    private static boolean isId(String company) {
        return company.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    }

    /** As a domain, a host or a page's address is captured. */
    private static String domain(String company) {
        try {
            return CompanyDomain.of(company).name();
        } catch (IllegalArgumentException aName) {
            return company;
        }
    }

    private static String company(String condition) {
        return "exists (select 1 from company c where c.id = l.company_id and " + condition + FENCE + ")";
    }

    private static String standing(String condition) {
        return "exists (select 1 from standing s where s.lead_id = l.id and " + condition + FENCE + ")";
    }
}
