package io.leadstream.qualification.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead as a person of a kind; nothing here tells who it is.
 *
 * @param captured whether this profile came with the lead's capture, which makes the lead one of ours
 * @param source by which way the lead came, such as {@code WEB_FORM}
 * @param country ISO 3166-1 alpha-2
 * @param origin what else is known of how it came and whose it is
 */
public record Profile(
        boolean captured,
        @Nullable String source,
        @Nullable String country,
        @Nullable String jobFunction,
        @Nullable String seniority,
        boolean freeMail,
        @Nullable Company company,
        Origin origin) {

    /**
     * How a lead came, whose it is, and where it belongs.
     *
     * @param owner our own rep's user id
     * @param segments keys of the segments that it belongs to
     */
    public record Origin(
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String owner,
            List<String> segments) {

        public static final Origin UNKNOWN = new Origin(null, null, null, null, null, List.of());

        public Origin {
            segments = List.copyOf(segments);
        }
    }

    /** A profile of which no more is known. */
    public Profile(
            boolean captured,
            @Nullable String source,
            @Nullable String country,
            @Nullable String jobFunction,
            @Nullable String seniority,
            boolean freeMail,
            @Nullable Company company) {
        this(captured, source, country, jobFunction, seniority, freeMail, company, Origin.UNKNOWN);
    }
}
