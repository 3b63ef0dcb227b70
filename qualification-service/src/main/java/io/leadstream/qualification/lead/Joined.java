package io.leadstream.qualification.lead;

import java.util.List;

/** What a lead did that was part of another for a time: it counts for the other during that time. */
public record Joined(Span during, List<Told<Activity>> activities) {

    public Joined {
        activities = List.copyOf(activities);
    }
}
