package io.leadstream.pipeline.deal;

import java.util.List;
import java.util.UUID;

/** What happened to deals before they came here, for who reads their whole way. */
public interface Beforehand {

    /** The steps of it in order, none for a deal that was opened here. */
    List<Line> lines(UUID dealId);
}
