package io.leadstream.lead.normal;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The registrable domain of a company, such as {@code example.co.uk}: what a host's owner has registered. */
public record CompanyDomain(String name) {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Pattern AFTER_HOST = Pattern.compile("[/?#:].*$");

    /**
     * Reads a domain, a host or the address of a web page.
     *
     * @throws IllegalArgumentException when it names no registrable domain
     */
    public static CompanyDomain of(String written) {
        String text = SCHEME.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return ofHost(AFTER_HOST.matcher(text).replaceFirst(""))
                .orElseThrow(() -> new IllegalArgumentException("must be a domain such as example.com"));
    }

    /** The company behind an e-mail address; none behind a free-mail host. */
    public static Optional<CompanyDomain> of(Email email) {
        return FreeMail.isHostedAt(email.domain()) ? Optional.empty() : ofHost(email.domain());
    }

    private static Optional<CompanyDomain> ofHost(String host) {
        try {
            InternetDomainName name = InternetDomainName.from(IDN.toASCII(host));
            return name.isUnderPublicSuffix()
                    ? Optional.of(new CompanyDomain(name.topPrivateDomain().toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
