package io.leadstream.lead.imports;

import io.leadstream.lead.capture.NewLead;
import io.leadstream.lead.capture.NormalLead;
import io.leadstream.lead.card.Source;
import io.leadstream.lead.normal.CountryNames;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Json;
import io.leadstream.rest.Texts;
import io.leadstream.rest.Violation;
import io.leadstream.rest.file.Cells;
import io.leadstream.rest.file.Encoding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one record of an import as the lead that it tells of, by the rules of every other door. */
final class LeadReader {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_MEDIUM = 100;

    private final Json json;
    private final ImportJob job;
    private final @Nullable Columns columns;
    private final Source source;

    /** @param source of leads that do not say theirs */
    LeadReader(Json json, ImportJob job, @Nullable Columns columns, Source source) {
        this.json = json;
        this.job = job;
        this.columns = columns;
        this.source = source;
    }

    /** @throws BadInput naming every field that is not as it must be */
    NormalLead read(byte[] text) {
        return NormalLead.of(lead(text));
    }

    NewLead lead(byte[] text) {
        return switch (job.format()) {
            case NDJSON -> json.read(text, NewLead.class, this::withSource);
            case CSV -> json.valid(new Row(cells(text)).lead());
        };
    }

    private List<String> cells(byte[] text) {
        Encoding encoding = Objects.requireNonNull(job.encoding());
        String row = encoding.decode(text).orElseThrow(() -> BadInput.of("", "is not UTF-8"));
        if (!Texts.isStorable(row)) {
            throw BadInput.of("", "must not contain NUL");
        }
        return Cells.of(row, Objects.requireNonNull(job.separator()).charAt(0));
    }

    private NewLead withSource(NewLead lead) {
        return lead.source() != null
                ? lead
                : new NewLead(
                        lead.email(),
                        lead.firstName(),
                        lead.lastName(),
                        lead.phone(),
                        lead.jobTitle(),
                        lead.ageBand(),
                        lead.country(),
                        lead.region(),
                        source,
                        lead.medium(),
                        lead.campaign(),
                        lead.referrer(),
                        lead.landingPage(),
                        lead.externalId(),
                        lead.consent(),
                        lead.company());
    }

    /** The cells of a row by what they tell. */
    private final class Row {
        private final Map<LeadField, String> values = new EnumMap<>(LeadField.class);
        private final List<Violation> violations = new ArrayList<>();

        Row(List<String> cells) {
            List<Columns.Column> all = Objects.requireNonNull(columns).columns();
            if (cells.size() > all.size()
                    && !cells.subList(all.size(), cells.size()).stream().allMatch(String::isBlank)) {
                throw BadInput.of("", "has " + cells.size() + " cells where the file has " + all.size() + " columns");
            }
            for (int i = 0; i < Math.min(cells.size(), all.size()); i++) {
                String field = all.get(i).field();
                if (field != null && !cells.get(i).isBlank()) {
                    values.put(
                            LeadField.named(field).orElseThrow(), cells.get(i).strip());
                }
            }
        }

        NewLead lead() {
            Names names = names();
            var lead = new NewLead(
                    values.get(LeadField.EMAIL),
                    names.first(),
                    names.last(),
                    values.get(LeadField.PHONE),
                    values.get(LeadField.JOB_TITLE),
                    values.get(LeadField.AGE_BAND),
                    country(),
                    values.get(LeadField.REGION),
                    source(),
                    medium(),
                    values.get(LeadField.CAMPAIGN),
                    values.get(LeadField.REFERRER),
                    values.get(LeadField.LANDING_PAGE),
                    values.get(LeadField.EXTERNAL_ID),
                    null,
                    company());
            if (!violations.isEmpty()) {
                throw new BadInput(violations);
            }
            return lead;
        }

        private NewLead.@Nullable NewCompany company() {
            var company = new NewLead.NewCompany(
                    values.get(LeadField.COMPANY_NAME),
                    values.get(LeadField.COMPANY_DOMAIN),
                    values.get(LeadField.COMPANY_INDUSTRY),
                    number(LeadField.COMPANY_EMPLOYEES),
                    values.get(LeadField.COMPANY_GROWTH_STAGE),
                    values.get(LeadField.COMPANY_FUNDING),
                    number(LeadField.COMPANY_PRODUCT_USERS));
            return company.equals(NO_COMPANY) ? null : company;
        }

        private @Nullable Integer number(LeadField field) {
            String text = values.get(field);
            if (text != null && !NUMBER.matcher(text).matches()) {
                violations.add(new Violation(field.path(), "must be a whole number"));
                return null;
            }
            return text == null ? null : Integer.valueOf(text);
        }

        /** A word that is none of ours keeps its place as the medium, where the file tells none. */
        private Source source() {
            String text = values.get(LeadField.SOURCE);
            return text == null
                    ? source
                    : SourceWords.meant(text).orElse(source == Source.IMPORT ? Source.OTHER : source);
        }

        private @Nullable String medium() {
            String told = values.get(LeadField.MEDIUM);
            String word = values.get(LeadField.SOURCE);
            boolean isNews = word != null && !SourceWords.isOurs(word) && word.length() <= LONGEST_MEDIUM;
            return told == null && isNews ? word : told;
        }

        private @Nullable String country() {
            String written = values.get(LeadField.COUNTRY);
            return written == null ? null : CountryNames.code(written).orElse(written);
        }

        private Names names() {
            String first = values.get(LeadField.FIRST_NAME);
            String last = values.get(LeadField.LAST_NAME);
            String full = values.get(LeadField.FULL_NAME);
            return full == null || first != null || last != null ? new Names(first, last) : Names.of(full);
        }
    }

    private static final NewLead.NewCompany NO_COMPANY =
            new NewLead.NewCompany(null, null, null, null, null, null, null);

    /** A person's names: {@code Jane Doe}, or {@code Doe, Jane}. */
    private record Names(@Nullable String first, @Nullable String last) {

        static Names of(String full) {
            int comma = full.indexOf(',');
            if (comma > 0 && comma < full.length() - 1) {
                return new Names(
                        full.substring(comma + 1).strip(),
                        full.substring(0, comma).strip());
            }
            int space = full.lastIndexOf(' ');
            return space < 0
                    ? new Names(null, full)
                    : new Names(full.substring(0, space).strip(), full.substring(space + 1));
        }
    }
}
