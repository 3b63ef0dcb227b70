package io.leadstream.lead.capture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstream.lead.normal.YesOrNo;
import io.leadstream.rest.BadInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a form, as a browser sends them (URL standard, section 5): decoded strictly, so that nothing is guessed
 * at.
 */
record FormFields(Map<String, List<String>> values) {

    /** More are no form that people fill in. */
    private static final int MOST = 200;

    private static final String COMPANY = "company.";
    private static final String CONSENT = "consent.";
    private static final Set<String> NUMBERS = Set.of("company.employees", "company.productUsers");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

    /** @throws BadInput when it is no form in UTF-8 */
    static FormFields of(byte[] body) {
        var values = new LinkedHashMap<String, List<String>>();
        int fields = 0;
        int start = 0;
        for (int end = 0; end <= body.length; end++) {
            if (end == body.length || body[end] == '&') {
                if (end > start) {
                    if (++fields > MOST) {
                        throw BadInput.of("", "must have at most " + MOST + " fields");
                    }
                    add(values, body, start, end);
                }
                start = end + 1;
            }
        }
        return new FormFields(values);
    }

    /**
     * The lead that the form tells of, in the form in which JSON has it: {@code company.name}, {@code consent.email}.
     * What is blank was not filled in; what begins with an underscore is for the page's own use.
     */
    ObjectNode lead() {
        ObjectNode lead = JsonNodeFactory.instance.objectNode();
        values.forEach((name, given) -> {
            List<String> filled = given.stream().filter(text -> !text.isBlank()).toList();
            if (!filled.isEmpty() && !name.startsWith("_")) {
                put(lead, name, filled);
            }
        });
        return lead;
    }

    private static void put(ObjectNode lead, String name, List<String> filled) {
        if (name.startsWith(CONSENT)) {
            ObjectNode consent = lead.withObjectProperty("consent");
            String purpose = name.substring(CONSENT.length());
            if (filled.size() > 1) {
                throw BadInput.of(name, "must be given once");
            }
            // a box that is ticked sends a word; what is none of those known is refused with the lead
            YesOrNo.read(filled.getFirst())
                    .ifPresentOrElse(yes -> consent.put(purpose, yes), () -> consent.put(purpose, filled.getFirst()));
            return;
        }
        if (filled.size() > 1) {
            throw BadInput.of(name, "must be given once");
        }
        if (name.startsWith(COMPANY)) {
            put(lead.withObjectProperty("company"), name.substring(COMPANY.length()), name, filled.getFirst());
        } else if (name.equals("company") || name.equals("consent")) {
            throw BadInput.of(name, "must be given by its members, such as company.name");
        } else {
            put(lead, name, name, filled.getFirst());
        }
    }

    private static void put(ObjectNode parent, String member, String name, String text) {
        if (NUMBERS.contains(name) && NUMBER.matcher(text.strip()).matches()) {
            parent.put(member, Integer.parseInt(text.strip()));
        } else {
            parent.put(member, text);
        }
    }

    private static void add(Map<String, List<String>> values, byte[] body, int start, int end) {
        int equals = start;
        while (equals < end && body[equals] != '=') {
            equals++;
        }
        String name = decoded(body, start, equals);
        String value = equals == end ? "" : decoded(body, equals + 1, end);
        values.computeIfAbsent(name, missing -> new ArrayList<>()).add(value);
    }

    private static String decoded(byte[] body, int start, int end) {
        var bytes = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (body[i] == '%') {
                int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw BadInput.of("", "is not a form: a % that no two digits follow, at byte " + i);
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(body[i] == '+' ? ' ' : body[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BadInput.of("", "is not a form: it is not UTF-8 after byte " + start);
        }
    }
}
