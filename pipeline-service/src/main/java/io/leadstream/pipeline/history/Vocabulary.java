package io.leadstream.pipeline.history;

import java.util.Optional;

/** Which headers mean which field, in one kind of file. */
interface Vocabulary {

    /** The field that people mean by a header; none when it is not clear. */
    Optional<String> guess(String header);

    /** Whether there is a field of that name. */
    boolean knows(String field);
}
