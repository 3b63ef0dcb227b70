package io.leadstream.pipeline.deal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Companies that are alike, as lead-service tells of them.
 *
 * @param industry null for any
 * @param companySize number of employees, such as 50-249; null for any
 */
@Schema(name = "BuyerSegment")
public record BuyerSegment(
        @Nullable String industry, @Nullable String companySize) {

    public static final BuyerSegment ALL = new BuyerSegment(null, null);

    /** Itself and the wider ones that it is part of, the narrowest first, all companies last. */
    public List<BuyerSegment> andWider() {
        var wider = new ArrayList<BuyerSegment>();
        wider.add(this);
        if (industry != null && companySize != null) {
            wider.add(new BuyerSegment(industry, null));
            wider.add(new BuyerSegment(null, companySize));
        }
        if (!equals(ALL)) {
            wider.add(ALL);
        }
        return List.copyOf(wider);
    }

    public boolean includes(BuyerSegment company) {
        return (industry == null || industry.equals(company.industry))
                && (companySize == null || companySize.equals(company.companySize));
    }

    /** Such as {@code of SOFTWARE with 50-249 employees}; empty for all. */
    public String words() {
        String of = industry == null ? "" : " of " + industry;
        return companySize == null ? of : of + " with " + companySize + " employees";
    }
}
