package io.leadstream.pipeline.deal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen next, and by when.
 *
 * @param text in a seller's own words: it may name people
 */
@Embeddable
public record NextStep(
        @Column(name = "next_step") String text,

        @Column(name = "next_step_on") @Nullable LocalDate date) {}
