package io.leadstream.lead.card;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead with its company: what segments and prospect lists judge by. */
public record LeadAttributes(
        UUID id,
        Person person,
        Origin origin,
        @Nullable String owner,
        @Nullable String partner,
        int touches,
        Firmographics company,
        @Nullable String companyDomain,
        boolean targetAccount) {}
