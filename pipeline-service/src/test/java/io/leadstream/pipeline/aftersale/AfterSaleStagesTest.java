package io.leadstream.pipeline.aftersale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AfterSaleStagesTest {

    @Test
    void liveIsTheStageCalledSoAndThoseBehindIt() {
        AfterSaleStages stages = of("HANDED_OVER", "IMPLEMENTING", "LIVE", "FIRST_VALUE_CONFIRMED");

        assertEquals("IMPLEMENTING", stages.implementing());
        assertTrue(stages.isLive("LIVE"));
        assertTrue(stages.isLive("FIRST_VALUE_CONFIRMED"));
        assertFalse(stages.isLive("IMPLEMENTING"));
        assertFalse(stages.isLive("TERMS_AGREED"));
        assertEquals(List.of("HANDED_OVER", "IMPLEMENTING"), stages.underWay());
    }

    @Test
    void anotherNameOfItIsKnownToo() {
        assertEquals("WENT_LIVE", of("WELCOMED", "WENT_LIVE", "EXPANDED").live());
    }

    @Test
    void withoutSuchANameTheLastStageIsMeant() {
        AfterSaleStages stages = of("WELCOMED", "IN_USE");

        assertEquals("IN_USE", stages.live());
        assertNull(stages.implementing());
        assertEquals(List.of("WELCOMED"), stages.underWay());
    }

    @Test
    void aPipelineMayEndWithTheSale() {
        assertNull(of().live());
        assertFalse(of().isLive("TERMS_AGREED"));
        assertEquals(List.of(), of().underWay());
    }

    private static AfterSaleStages of(String... keys) {
        Stage sale = new Stage("TERMS_AGREED", "Terms agreed", Phase.SALE, 1, null, null, List.of());
        return AfterSaleStages.of(new Pipeline(
                "p",
                1,
                "P",
                Stream.concat(
                                Stream.of(sale),
                                Stream.of(keys)
                                        .map(key -> new Stage(key, key, Phase.POST_SALE, 1, null, null, List.of())))
                        .toList()));
    }
}
