package io.leadstream.lead.card;

import java.util.List;

/** Says which segments a lead belongs to, by its attributes as they are: in memory, for every capture asks. */
public interface Segmentation {

    /** The segments' keys, in their natural order. */
    List<String> of(LeadAttributes lead);
}
