package io.leadstream.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergePatchTest {

    record Company(@Nullable String name, @Nullable Integer employees) {}

    record Card(@Nullable String title, @Nullable Company company) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Card CARD = new Card("CTO", new Company("Acme", 80));

    @Test
    void aMemberReplacesAndTheRestStays() {
        assertEquals(new Card("CEO", new Company("Acme", 80)), patched("{\"title\":\"CEO\"}"));
    }

    @Test
    void aNestedMemberReplacesWithinItsObject() {
        assertEquals(new Card("CTO", new Company("Acme", 90)), patched("{\"company\":{\"employees\":90}}"));
    }

    @Test
    void nullRemoves() {
        assertEquals(new Card("CTO", null), patched("{\"company\":null}"));
    }

    @Test
    void anUnknownMemberIsRefusedByName() {
        var refusal = assertThrows(BadInput.class, () -> patched("{\"titel\":\"CEO\"}"));

        assertEquals("titel", refusal.violations().getFirst().field());
    }

    @Test
    void aWrongTypeIsRefusedByPath() {
        var refusal = assertThrows(BadInput.class, () -> patched("{\"company\":{\"employees\":\"many\"}}"));

        assertEquals("company.employees", refusal.violations().getFirst().field());
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThrows(BadInput.class, () -> patched("[]"));
    }

    private static Card patched(String patch) {
        try {
            return MergePatch.apply(MAPPER, CARD, MAPPER.readTree(patch), Card.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
