package io.leadstream.lead.note;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Texts;
import io.leadstream.rest.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a note says.
 *
 * @param happenedOn the day; a CAREER_MILESTONE needs it, nothing else has it
 * @param source where it is from: a page, a register, an integration's name
 * @param sourceAt when the source knew it; now unless given
 * @param urls profiles and pages, http or https
 */
public record NoteText(
        @Schema(examples = "CAREER_MILESTONE") Note.@Nullable Type type,

        @Schema(examples = "Became CFO of the group") @Nullable
        String text,

        @Schema(examples = "2026-01-01") @Nullable LocalDate happenedOn,
        @Schema(examples = "LinkedIn") @Nullable String source,
        @Schema(examples = "2026-01-31T09:30:00Z") @Nullable Instant sourceAt,

        @Schema(examples = "[\"https://www.linkedin.com/in/ada\"]") @Nullable
        List<String> urls) {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_URL = 2000;
    private static final int MOST_URLS = 10;

    /**
     * In normal form.
     *
     * @throws BadInput naming every field that cannot be
     */
    NoteText normal(Clock clock) {
        var violations = new ArrayList<Violation>();
        if (type == null) {
            violations.add(new Violation("type", "must be given"));
        }
        String said = text == null ? "" : text.strip();
        if (said.isEmpty() || said.length() > LONGEST || !Texts.isStorable(said)) {
            violations.add(new Violation("text", "must be text of 1 to " + LONGEST + " characters"));
        }
        if (source != null && (source.length() > LONGEST_SOURCE || !Texts.isStorable(source))) {
            violations.add(new Violation("source", "must have at most " + LONGEST_SOURCE + " characters"));
        }
        checkDay(violations, clock);
        checkUrls(violations);
        if (!violations.isEmpty()) {
            throw new BadInput(violations);
        }
        Instant known = sourceAt == null ? null : Moments.notInFuture(sourceAt, "sourceAt", clock);
        return new NoteText(type, said, happenedOn, source, known, urls == null ? List.of() : urls);
    }

    private void checkDay(List<Violation> violations, Clock clock) {
        boolean milestone = type == Note.Type.CAREER_MILESTONE;
        if (milestone && happenedOn == null) {
            violations.add(new Violation("happenedOn", "must be given for a CAREER_MILESTONE"));
        } else if (!milestone && happenedOn != null && type != null) {
            violations.add(new Violation("happenedOn", "is for a CAREER_MILESTONE only"));
        } else if (happenedOn != null && !isPlausible(happenedOn, clock)) {
            violations.add(new Violation("happenedOn", "must be between 1900 and a year from now"));
        }
    }

    /** A step that is announced is known before it is taken. */
    private static boolean isPlausible(LocalDate day, Clock clock) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return day.getYear() >= 1900 && !day.isAfter(today.plusYears(1));
    }

    private void checkUrls(List<Violation> violations) {
        if (urls != null && urls.size() > MOST_URLS) {
            violations.add(new Violation("urls", "must be at most " + MOST_URLS));
        }
        for (int i = 0; urls != null && i < Math.min(urls.size(), MOST_URLS); i++) {
            if (!isPage(urls.get(i))) {
                violations.add(new Violation("urls[" + i + "]", "must be the address of a page, http or https"));
            }
        }
    }

    private static boolean isPage(@Nullable String url) {
        if (url == null || url.length() > LONGEST_URL) {
            return false;
        }
        try {
            var uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
