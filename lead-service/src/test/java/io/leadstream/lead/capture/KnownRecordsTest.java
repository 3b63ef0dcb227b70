package io.leadstream.lead.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownRecordsTest {

    private final KnownRecords records = new KnownRecords();
    private final UUID lead = UUID.randomUUID();

    @Test
    void aRecordIsKnownByIdAndByContent() {
        records.add("crm-1", "one", lead);

        assertEquals(Optional.of(lead), records.leadOf("crm-1"));
        assertTrue(records.include("crm-1", "one"));
        assertFalse(records.include("crm-1", "other"));
        assertFalse(records.include("crm-2", "one"));
    }

    @Test
    void whatHasNoIdIsNeverKnown() {
        records.add(null, "one", lead);

        assertEquals(Optional.empty(), records.leadOf(null));
        assertFalse(records.include(null, "one"));
        assertEquals(Optional.empty(), records.leadOf("null"));
    }
}
