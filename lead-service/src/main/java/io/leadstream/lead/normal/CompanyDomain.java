package io.leadstream.lead.normal;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The registrable domain of a company, such as {@code example.co.uk}: what a host's owner has registered. */
public record CompanyDomain(String name) {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Pattern AFTER_HOST = Pattern.compile("[/?#:].*$", Pattern.DOTALL);

    /** Where companies have pages; people write their address when they are asked for the company's. */
    private static final Set<String> NETWORKS = Set.of(
            "linkedin.com",
            "xing.com",
            "facebook.com",
            "fb.com",
            "instagram.com",
            "twitter.com",
            "x.com",
            "youtube.com",
            "tiktok.com",
            "crunchbase.com",
            "wikipedia.org",
            "linktr.ee",
            "bit.ly");

    private static final Remembered<Optional<CompanyDomain>> OF_HOSTS = new Remembered<>(CompanyDomain::readHost);

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
        return ofHost(email.domain()).filter(domain -> !domain.isFreeMail());
    }

    /** Whether anybody can have an address there, so that it says nothing of a company. */
    public boolean isFreeMail() {
        return FreeMail.includes(name);
    }

    /** Whether it is where many companies have a page, so that, written as a company's, it does not say which. */
    public boolean isNetwork() {
        return NETWORKS.contains(name);
    }

    static Optional<CompanyDomain> ofHost(String host) {
        return OF_HOSTS.of(host);
    }

    private static Optional<CompanyDomain> readHost(String host) {
        try {
            return registrable(InternetDomainName.from(IDN.toASCII(host)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<CompanyDomain> registrable(InternetDomainName host) {
        if (host.isUnderPublicSuffix()) {
            return Optional.of(new CompanyDomain(host.topPrivateDomain().toString()));
        }
        int labels = host.parts().size();
        // a top-level domain that the list does not name is a public suffix by the list's default rule, "*"
        return host.hasPublicSuffix() || labels < 2
                ? Optional.empty()
                : Optional.of(new CompanyDomain(String.join(".", host.parts().subList(labels - 2, labels))));
    }
}
