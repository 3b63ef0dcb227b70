package io.leadstream.lead.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Fills what is empty on cards and companies, and keeps the rest, whatever is offered. */
@ApplicationScoped
public class FillEmpty {

    private static final String COMPANY = "company";
    private static final String DOMAIN = "domain";

    /** What only people decide. */
    private static final Set<String> NOT_FOR_SOURCES = Set.of("owner", "consent", "targetAccount", "strategy");

    private final Cards cards;
    private final Accounts accounts;
    private final ObjectMapper mapper;

    FillEmpty(Cards cards, Accounts accounts, ObjectMapper mapper) {
        this.cards = cards;
        this.accounts = accounts;
        this.mapper = mapper;
    }

    /** What became of an offered value. */
    public enum Outcome {
        FILLED,
        KEPT
    }

    /**
     * What became of one field.
     *
     * @param value as it is now
     * @param offered in normal form
     */
    public record Field(String field, Outcome outcome, JsonNode value, JsonNode offered) {}

    /**
     * Fills a lead's card, and its company; a lead without one gets that of the domain offered.
     *
     * @throws BadInput naming every field that cannot be
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Field> lead(UUID id, JsonNode offer) {
        JsonNode company = offer.path(COMPANY);
        if (offer.has(COMPANY) && !company.isObject()) {
            throw BadInput.of(COMPANY, "must be an object");
        }
        var fields = new ArrayList<Field>();
        LeadView lead = cards.change(id, "*", "enrichment", before -> {
                    fields.clear();
                    return filled(before, personal(offer, before), Changes.class, Changes::normal, fields);
                })
                .lead();
        if (company.isObject() && lead.company() != null) {
            company(lead.company().id(), company).stream()
                    .map(field ->
                            new Field(COMPANY + "." + field.field(), field.outcome(), field.value(), field.offered()))
                    .forEach(fields::add);
        }
        return fields;
    }

    /** Fills what is known of a company. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Field> company(UUID id, JsonNode offer) {
        var fields = new ArrayList<Field>();
        accounts.change(id, "*", before -> {
            fields.clear();
            return filled(before, offer, AccountChanges.class, AccountChanges::normal, fields);
        });
        return fields;
    }

    /** What is offered of the person; of the company only where to find it, if the lead has none yet. */
    private static JsonNode personal(JsonNode offer, Changes before) {
        if (!(offer instanceof ObjectNode object)) {
            throw BadInput.of("fields", "must be an object");
        }
        ObjectNode personal = object.deepCopy();
        JsonNode company = personal.remove(COMPANY);
        if (company != null && before.company() == null) {
            if (!company.hasNonNull(DOMAIN)) {
                throw BadInput.of("company.domain", "must be given for a lead without a company");
            }
            personal.putObject(COMPANY).set(DOMAIN, company.get(DOMAIN));
        }
        return personal;
    }

    private <T> T filled(T before, JsonNode offer, Class<T> type, UnaryOperator<T> normal, List<Field> fields) {
        NOT_FOR_SOURCES.stream().filter(offer::has).findFirst().ifPresent(field -> {
            throw BadInput.of(field, "is not for an enrichment to say");
        });
        JsonNode offered =
                mapper.valueToTree(normal.apply(MergePatch.apply(mapper, before, withoutNulls(offer), type)));
        ObjectNode result = mapper.valueToTree(before);
        offer.fieldNames().forEachRemaining(name -> {
            JsonNode value = offered.get(name);
            if (value != null && !value.isNull()) {
                boolean empty = !result.hasNonNull(name);
                JsonNode now = empty ? value : result.get(name);
                result.set(name, now);
                fields.add(new Field(name, empty ? Outcome.FILLED : Outcome.KEPT, now, value));
            }
        });
        return read(result, type);
    }

    private static JsonNode withoutNulls(JsonNode offer) {
        if (!(offer instanceof ObjectNode object)) {
            return offer;
        }
        ObjectNode said = object.deepCopy();
        said.properties().removeIf(member -> member.getValue().isNull());
        return said;
    }

    private <T> T read(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }
}
