package io.leadstream.lead.imports;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.file.RawRecord;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Why a line was not taken in. */
record LineRefused(long line, String type, @Nullable String field, String detail) {

    private static final int LONGEST = 500;

    static LineRefused of(long line, HttpProblem reason) {
        boolean names = reason instanceof BadInput bad && !bad.violations().isEmpty();
        String field = names ? ((BadInput) reason).violations().getFirst().field() : "";
        return new LineRefused(
                line,
                type(reason.getType()),
                field.isEmpty() ? null : cut(field),
                cut(reason.getDetail() == null ? "refused" : reason.getDetail()));
    }

    static LineRefused of(RawRecord record) {
        return new LineRefused(
                record.line(), record.fault().type(), null, record.fault().detail());
    }

    private static String type(@Nullable URI type) {
        return type == null
                ? "refused"
                : type.toString().substring(type.toString().lastIndexOf(':') + 1);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
