package io.leadstream.lead.timeline;

import io.leadstream.lead.card.RawJson;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead or a company.
 *
 * @param type the capability that keeps it
 * @param at when it happened, whenever it was told
 * @param by who did it: a user, a partner, the service that reckoned it; absent where nobody is known
 * @param leadId the lead, or one that was merged into it; absent where the company as such is meant
 * @param detail what there is to tell, by type
 */
public record TimelineEntry(
        UUID id,
        @Schema(examples = "ACTIVITY") String type,
        Instant at,
        @Nullable String by,
        @Nullable UUID leadId,
        RawJson detail) {

    static final String EXAMPLE = """
            {"items":[
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac701","type":"ACTIVITY","at":"2026-11-20T09:30:00Z","by":"rep-7",
               "leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
               "detail":{"type":"EMAIL_CLICKED","direction":"INBOUND","recordedAt":"2026-11-20T09:31:10Z"}},
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac702","type":"CHANGE","at":"2026-11-20T10:00:00Z","by":"rep-7",
               "leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
               "detail":{"kind":"PATCH","fields":[{"field":"jobTitle","before":"Buyer","after":"Head of purchasing"}]}}],
             "next":"MjAyNi0xMS0yMFQxMDowMDowMFo"}""";

    static final String DEAL_EXAMPLE = """
            {"items":[
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac701","type":"ACTIVITY","at":"2026-11-20T09:30:00Z","by":"rep-7",
               "leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
               "detail":{"type":"CALL","direction":"OUTBOUND","recordedAt":"2026-11-20T09:31:10Z"}},
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac7d1","type":"DEAL","at":"2026-11-21T10:00:00Z","by":"rep-7",
               "detail":{"step":"STAGE_ENTERED","dealId":"0198f2a0-0000-7000-8000-00000000000a","pipeline":"standard",
                 "fromStage":"NEED_CONFIRMED","stage":"FIT_EVALUATED","phase":"SALE","direction":"FORWARD",
                 "override":false,"ref":"/api/deals/0198f2a0-0000-7000-8000-00000000000a/history"}},
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac7d2","type":"COMMENT","at":"2026-11-21T11:00:00Z","by":"rep-7",
               "detail":{"text":"@rep-9 can you help?","mentions":["rep-9"],
                 "dealId":"0198f2a0-0000-7000-8000-00000000000a"}}],
             "next":"MjAyNi0xMS0yMVQxMTowMDowMFo"}""";

    static final String COMPANY_EXAMPLE = """
            {"items":[
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac703","type":"COMPANY_CHANGE","at":"2026-11-21T10:00:00Z","by":"rep-7",
               "detail":{"fields":{"targetAccount":{"from":false,"to":true}}}},
              {"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac701","type":"ACTIVITY","at":"2026-11-20T09:30:00Z","by":"rep-7",
               "leadId":"0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01",
               "detail":{"type":"EMAIL_CLICKED","direction":"INBOUND","recordedAt":"2026-11-20T09:31:10Z"}}],
             "next":"MjAyNi0xMS0yMFQwOTozMDowMFo"}""";
}
