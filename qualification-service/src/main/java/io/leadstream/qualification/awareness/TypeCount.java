package io.leadstream.qualification.awareness;

import java.time.Instant;

/** How many activities of one type and direction a lead has, and when. */
record TypeCount(String type, boolean inbound, long count, Instant first, Instant last) {}
