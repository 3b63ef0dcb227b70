package io.leadstream.lead.activity;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Violation;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a batch, item by item, in its order. */
public record BatchResult(List<Item> results) {

    static final String REUSED = "external-id-reused";
    static final String REUSED_TITLE = "External id reused";

    static final String EXAMPLE = """
            {"results":[
              {"index":0,"status":201,"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac701"},
              {"index":1,"status":200,"id":"0199d2c4-7a10-7c3e-9b51-0f0f6f1ac702"},
              {"index":2,"status":404,"problem":{"type":"urn:leadstream:problem:not-found","title":"Not found",
               "status":404,"detail":"no lead of that name"}}]}""";

    /**
     * One item's.
     *
     * @param status 201 recorded, 200 it was there before, 400, 404 or 422 refused
     * @param id of a refused one the activity that has its externalId
     */
    @Schema(name = "ActivityResult")
    public record Item(
            int index,
            @Schema(examples = "201") int status,
            @Nullable UUID id,
            @Nullable Refusal problem) {

        static Item recorded(int index, NewActivities.Recorded recorded) {
            if (recorded.isOther()) {
                return new Item(
                        index,
                        422,
                        recorded.id(),
                        new Refusal(
                                "urn:leadstream:problem:" + REUSED,
                                REUSED_TITLE,
                                422,
                                "another activity of this lead has this externalId",
                                List.of()));
            }
            return new Item(index, recorded.isNew() ? 201 : 200, recorded.id(), null);
        }

        static Item bad(int index, BadInput input) {
            return new Item(
                    index,
                    400,
                    null,
                    new Refusal(
                            "urn:leadstream:problem:bad-input",
                            "Bad input",
                            400,
                            input.getDetail(),
                            input.violations()));
        }

        static Item unknownLead(int index) {
            return new Item(
                    index,
                    404,
                    null,
                    new Refusal(
                            "urn:leadstream:problem:not-found", "Not found", 404, "no lead of that name", List.of()));
        }
    }

    /** An item's problem, as RFC 9457 has it. */
    @Schema(name = "ActivityRefusal")
    public record Refusal(
            String type, String title, int status, @Nullable String detail, List<Violation> violations) {}
}
