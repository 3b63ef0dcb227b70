package io.leadstream.lead.card;

import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.lead.normal.CompanyName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which a company is known again: its registrable domain, else its name. Both: the company at the domain where
 * somebody has the address, if it goes by that name; else the one of that name beside it, as a host of many has.
 */
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

    /** As an e-mail address suggests it. */
    public static CompanyKey ofHost(CompanyDomain host, @Nullable String name) {
        return new CompanyKey(
                host.name(), name == null ? null : CompanyName.of(name).key());
    }

    /** The same name beside the company that owns the domain. */
    CompanyKey besideTheOwner() {
        return new CompanyKey(null, nameKey + " @" + domain);
    }

    /** Some order, the same for everybody: that in which companies are opened. */
    @Override
    public int compareTo(CompanyKey other) {
        return toString().compareTo(other.toString());
    }
}
