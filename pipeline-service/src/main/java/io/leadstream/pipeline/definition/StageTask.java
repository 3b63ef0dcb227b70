package io.leadstream.pipeline.definition;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work of our own that belongs to a stage: a deal that enters the stage gets it, in parallel with the stage's others.
 *
 * @param key names it within its stage
 * @param role who does it: analyst, marketing, rep, …
 * @param dueWithin an ISO 8601 duration from the entry; null means no date
 */
public record StageTask(
        String key, String title, String role, @Nullable String dueWithin) {

    public Optional<Duration> timeToDo() {
        return Optional.ofNullable(dueWithin).map(Duration::parse);
    }
}
