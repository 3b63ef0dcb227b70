package io.leadstream.qualification.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead as it stood at one instant. */
public record LeadSnapshot(
        @Nullable Told<Profile> profile, @Nullable Told<Company> company, List<Told<Activity>> activities) {}
