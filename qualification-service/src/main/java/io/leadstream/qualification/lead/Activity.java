package io.leadstream.qualification.lead;

/** Something that the lead did (inbound) or that we did (outbound). */
public record Activity(String type, boolean inbound) {}
