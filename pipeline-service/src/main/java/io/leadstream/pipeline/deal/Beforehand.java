package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Lineage;
import java.util.List;
import java.util.UUID;

/** What happened to deals before they came here, for who reads their whole way. */
public interface Beforehand {

    /**
     * The steps of it in order, none for a deal that was opened here.
     *
     * @param lineage all versions of the deal's pipeline
     */
    List<Line> lines(UUID dealId, Lineage lineage);
}
