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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of leads that somebody asked for: conditions on every attribute of lead, company, score and history, and an
 * order. In the conditions {@code l} is the lead.
 */
final class LeadQuery {

    private static final Set<String> PAGING = Set.of("limit", "after", "atLeast");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,4})?");
    /** Where an order is walked, each condition is tried row by row: joins would read tables as a whole. */
    static final String FENCE = " /* fence */";

    private static final int MOST_VALUES = 50;
    private static final int LONGEST_VALUE = 200;

    /** Columns that are one of several given values. */
    private static final Map<String, String> TEXTS = Map.of(
            "medium", "l.medium = any (?::text[])",
            "campaign", "l.campaign = any (?::text[])",
            "country", "l.country = any (?::text[])",
            "region", "lower(l.region) = any (?::text[])",
            "ageBand", "l.age_band = any (?::text[])",
            "partner", "l.partner = any (?::text[])",
            "industry", company("lower(c.industry) = any (?::text[])"),
            "growthStage", company("lower(c.growth_stage) = any (?::text[])"),
            "funding", company("lower(c.funding) = any (?::text[])"),
            "grade", standing("s.grade = any (?::text[])"));

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

    private static final Map<String, String> SIZES = Map.of(
            "1-9", "c.employees between 1 and 9",
            "10-49", "c.employees between 10 and 49",
            "50-249", "c.employees between 50 and 249",
            "250-1000", "c.employees between 250 and 1000",
            "1001-5000", "c.employees between 1001 and 5000",
            "5001+", "c.employees > 5000");

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

    private final Where where = new Where();
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

    Where where() {
        return where;
    }

    Sort sort() {
        return sort;
    }

    boolean isDescending() {
        return descending;
    }

    /** Whether any condition was asked for. */
    boolean isNarrowed() {
        return where.parameters().length > 0 || given.containsKey("sizeBand") || given.containsKey("status");
    }

    boolean hasWords() {
        return given.containsKey("q");
    }

    @Nullable
    Place after() {
        return after;
    }

    private void read(Optional<String> partner) {
        partner.ifPresent(name -> where.and("l.partner = ?", name));
        for (String name : given.keySet()) {
            if (!PAGING.contains(name)) {
                attempt(() -> read(name));
            }
        }
        if (!given.containsKey("status")) {
            where.always("l.merged_into is null");
        }
        attempt(this::readCursor);
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
            case "source" -> some(name, "l.source = any (?::text[])", () -> constants(name, Source.class));
            case "seniority" -> some(name, "l.seniority = any (?::text[])", () -> constants(name, Seniority.class));
            case "function" -> some(name, "l.job_function = any (?::text[])", () -> constants(name, JobFunction.class));
            case "owner" -> readOwner();
            case "company" -> readCompany();
            case "domain" ->
                some(name, company("c.domain = any (?::text[])"), () -> values(name).stream()
                        .map(LeadQuery::domain)
                        .toList());
            case "q" -> where.and("l.search @@ to_tsquery('simple', ?)", words(one(name)));
            case "jobTitle" -> readJobTitle();
            case "segment" ->
                some(
                        name,
                        "exists (select 1 from lead_segment g where g.lead_id = l.id and g.segment = any (?::text[])"
                                + FENCE + ")",
                        () -> values(name));
            case "sizeBand" -> readSizeBand();
            case "targetAccount" -> where.and(company("c.target_account = ?"), truth(name));
            case "lastActivityFrom" ->
                where.and(
                        "exists (select 1 from activity a where a.lead_id = l.id and a.occurred_at >= ?" + FENCE + ")",
                        Params.instant(name, one(name)));
            case "lastActivityTo" -> readLastActivityTo(name);
            default -> readRangeOrText(name);
        }
    }

    private void readRangeOrText(String name) {
        boolean isFrom = name.endsWith("From");
        String base = isFrom || name.endsWith("To") ? name.substring(0, name.length() - (isFrom ? 4 : 2)) : name;
        if (TEXTS.containsKey(name)) {
            some(name, Objects.requireNonNull(TEXTS.get(name)), () -> cased(name));
        } else if (!base.equals(name) && NUMBERS.containsKey(base)) {
            where.and(Objects.requireNonNull(NUMBERS.get(base)).formatted(isFrom ? ">=" : "<="), number(name));
        } else if (!base.equals(name) && TIMES.containsKey(base)) {
            Instant time = isFrom ? Params.instant(name, one(name)) : Params.instantAtEnd(name, one(name));
            where.and(Objects.requireNonNull(TIMES.get(base)).formatted(isFrom ? ">=" : "<="), time);
        } else {
            throw BadInput.of(Texts.storable(name), "is no filter of this list");
        }
    }

    private void readLastActivityTo(String name) {
        Instant to = Params.instantAtEnd(name, one(name));
        if (to != null) {
            where.all(
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
        var any = new ArrayList<String>();
        if (wanted.contains(Status.MERGED)) {
            any.add("l.merged_into is not null");
        }
        if (wanted.contains(Status.NEW)) {
            any.add("l.merged_into is null and " + standing("s.lifecycle is null"));
        }
        List<String> states = wanted.stream()
                .filter(state -> state != Status.NEW && state != Status.MERGED)
                .map(Enum::name)
                .toList();
        if (wanted.isEmpty()) {
            where.always("l.merged_into is null");
        } else if (states.isEmpty()) {
            where.always("(" + String.join(" or ", any) + ")");
        } else {
            any.add("l.merged_into is null and " + standing("s.lifecycle = any (?::text[])"));
            where.all("(" + String.join(" or ", any) + ")", states);
        }
    }

    private <E extends Enum<E>> List<String> constants(String name, Class<E> type) {
        return values(name).stream()
                .map(value ->
                        Objects.requireNonNull(Params.choice(name, value, type)).name())
                .toList();
    }

    private void readOwner() {
        List<String> owners = values("owner");
        if (owners.contains("none")) {
            where.all("(l.owner is null or l.owner = any (?::text[]))", owners);
        } else if (!owners.isEmpty()) {
            where.all("l.owner = any (?::text[])", owners);
        }
    }

    private void readCompany() {
        String company = one("company");
        if (company != null && isId(company)) {
            where.and("l.company_id = ?", UUID.fromString(company));
        } else if (company != null) {
            where.all(
                    "l.company_id in (select c.id from company c where c.domain = ? or lower(c.name) = ?)",
                    domain(company),
                    company.strip().toLowerCase(Locale.ROOT));
        }
    }

    private void readJobTitle() {
        String words = one("jobTitle");
        if (words != null) {
            for (String word : words.strip().split("\\s+", -1)) {
                where.and("l.job_title ilike ?", "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            }
        }
    }

    private void readSizeBand() {
        List<String> bands = values("sizeBand");
        if (!SIZES.keySet().containsAll(bands)) {
            throw BadInput.of("sizeBand", "must be of 1-9, 10-49, 50-249, 250-1000, 1001-5000, 5001+");
        }
        if (!bands.isEmpty()) {
            where.always(company(bands.stream().map(SIZES::get).collect(Collectors.joining(" or ", "(", ")"))));
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

    private void some(String name, String condition, Supplier<List<String>> reading) {
        List<String> values = reading.get();
        if (values.size() > MOST_VALUES) {
            throw BadInput.of(name, "must be at most " + MOST_VALUES + " values");
        }
        if (!values.isEmpty()) {
            where.all(condition, values);
        }
    }

    private List<String> cased(String name) {
        return values(name).stream()
                .map(value -> LOWERED.contains(name)
                        ? value.toLowerCase(Locale.ROOT)
                        : RAISED.contains(name) ? value.toUpperCase(Locale.ROOT) : value)
                .toList();
    }

    private @Nullable Boolean truth(String name) {
        String value = one(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw BadInput.of(name, "must be true or false");
        }
        return value == null ? null : Boolean.valueOf(value);
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

    private static @Nullable String words(@Nullable String q) {
        if (q == null) {
            return null;
        }
        String query = SearchText.query(q);
        if (query.isEmpty()) {
            throw BadInput.of("q", "must be words, or a number, of at most " + LONGEST_VALUE + " characters");
        }
        return query;
    }

    private static String company(String condition) {
        return "exists (select 1 from company c where c.id = l.company_id and " + condition + FENCE + ")";
    }

    private static String standing(String condition) {
        return "exists (select 1 from standing s where s.lead_id = l.id and " + condition + FENCE + ")";
    }
}
