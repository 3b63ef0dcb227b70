package io.leadstream.lead.segment;

import io.leadstream.lead.card.LeadAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which leads are meant, by their attributes and their company's. */
public sealed interface Rule {

    boolean holds(LeadAttributes lead);

    /** The attributes that it looks at. */
    Set<Attribute> attributes();

    /** Every one holds. */
    record All(List<Rule> rules) implements Rule {
        @Override
        public boolean holds(LeadAttributes lead) {
            return rules.stream().allMatch(rule -> rule.holds(lead));
        }

        @Override
        public Set<Attribute> attributes() {
            return of(rules);
        }
    }

    /** At least one holds. */
    record Any(List<Rule> rules) implements Rule {
        @Override
        public boolean holds(LeadAttributes lead) {
            return rules.stream().anyMatch(rule -> rule.holds(lead));
        }

        @Override
        public Set<Attribute> attributes() {
            return of(rules);
        }
    }

    /** It does not hold. */
    record Not(Rule rule) implements Rule {
        @Override
        public boolean holds(LeadAttributes lead) {
            return !rule.holds(lead);
        }

        @Override
        public Set<Attribute> attributes() {
            return rule.attributes();
        }
    }

    /** One attribute compared with values; what is not known compares with nothing. */
    record Test(Attribute attribute, Operator operator, List<Object> values) implements Rule {
        @Override
        public boolean holds(LeadAttributes lead) {
            return operator.holds(attribute.of(lead), values);
        }

        @Override
        public Set<Attribute> attributes() {
            return Set.of(attribute);
        }
    }

    private static Set<Attribute> of(List<Rule> rules) {
        return rules.stream().flatMap(rule -> rule.attributes().stream()).collect(Collectors.toSet());
    }
}
