package io.leadstream.pipeline.committee;

import org.jspecify.annotations.Nullable;

/** What somebody works on, normalised from the job title by lead-service. */
public enum JobFunction {
    GENERAL_MANAGEMENT,
    SALES,
    MARKETING,
    FINANCE,
    HUMAN_RESOURCES,
    OPERATIONS,
    IT,
    ENGINEERING,
    PRODUCT,
    PROCUREMENT,
    LEGAL,
    CUSTOMER_SERVICE,
    OTHER,
    UNKNOWN;

    /** As it was told; what is not known here yet, or says nothing, is null. */
    static @Nullable JobFunction told(@Nullable String name) {
        for (JobFunction function : values()) {
            if (function.name().equals(name) && function != UNKNOWN) {
                return function;
            }
        }
        return null;
    }
}
