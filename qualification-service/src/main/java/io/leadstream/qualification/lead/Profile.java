package io.leadstream.qualification.lead;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a lead as a person of a kind; nothing here tells who it is.
 *
 * @param captured whether this profile came with the lead's capture, which makes the lead one of ours
 * @param source by which way the lead came, such as {@code WEB_FORM}
 * @param country ISO 3166-1 alpha-2
 */
public record Profile(
        boolean captured,
        @Nullable String source,
        @Nullable String country,
        @Nullable String jobFunction,
        @Nullable String seniority,
        boolean freeMail,
        @Nullable Company company) {}
