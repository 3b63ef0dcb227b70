package io.leadstream.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with the input.
 *
 * @param field path of the member, such as {@code company.employees} or {@code stages[1].name}; empty for the whole
 * @param message what is wrong, for the person who mends it
 */
@Schema(name = "FieldViolation")
public record Violation(String field, String message) {}
