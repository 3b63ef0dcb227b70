package io.leadstream.lead.card;

import io.leadstream.lead.normal.CompanyDomain;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which a company is known again: its registrable domain, whatever it is called, else its name. */
public record CompanyKey(@Nullable String domain, @Nullable String nameKey) implements Comparable<CompanyKey> {

    public static Optional<CompanyKey> of(@Nullable CompanyDomain domain, @Nullable String name) {
        if (domain != null) {
            return Optional.of(new CompanyKey(domain.name(), null));
        }
        return name == null || name.isBlank()
                ? Optional.empty()
                : Optional.of(new CompanyKey(
                        null, name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)));
    }

    /** Some order, the same for everybody: that in which companies are opened. */
    @Override
    public int compareTo(CompanyKey other) {
        return toString().compareTo(other.toString());
    }
}
