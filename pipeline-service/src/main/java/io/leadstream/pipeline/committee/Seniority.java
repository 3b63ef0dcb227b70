package io.leadstream.pipeline.committee;

import org.jspecify.annotations.Nullable;

/** How high in the company somebody is, normalised from the job title by lead-service. */
public enum Seniority {
    C_LEVEL,
    VP,
    HEAD,
    DIRECTOR,
    MANAGER,
    INDIVIDUAL,
    UNKNOWN;

    /** As it was told; what is not known here yet, or says nothing, is null. */
    static @Nullable Seniority told(@Nullable String name) {
        for (Seniority seniority : values()) {
            if (seniority.name().equals(name) && seniority != UNKNOWN) {
                return seniority;
            }
        }
        return null;
    }
}
