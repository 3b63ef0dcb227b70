package io.leadstream.lead.normal;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form by which it identifies a person: without surrounding space, in lower case, its domain
 * in ASCII (RFC 5890). Dots and plus-tags are kept: they mean something at most hosts. {@link #mailbox} is without those
 * that mean nothing.
 */
public record Email(String address) {

    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");
    private static final Set<String> PROTON = Set.of("proton.me", "protonmail.com", "protonmail.ch", "pm.me");
    private static final Pattern YAHOO = Pattern.compile("yahoo\\.[a-z.]+|ymail\\.com|rocketmail\\.com");

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3
    private static final int LONGEST_WRITTEN = 320;
    private static final Pattern LOCAL =
            Pattern.compile("[^@\"(),:;<>\\[\\]\\\\\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]{1,64}");
    /** Copied text brings spaces that are none in ASCII, and marks that nobody sees. */
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]+|[\\p{Z}\\p{Cc}\\p{Cf}]+$");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /**
     * Normalises what was written.
     *
     * @throws IllegalArgumentException when it is no e-mail address
     */
    public static Email of(String written) {
        if (written.length() > LONGEST_WRITTEN) {
            throw notAnAddress(); // before the patterns, which long white space would keep busy
        }
        String text = AROUND.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at <= 0) {
            throw notAnAddress();
        }
        String local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFKC);
        String domain = ascii(text.substring(at + 1));
        String address = local + "@" + domain;
        boolean misplacedDot = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        if (misplacedDot
                || address.length() > LONGEST
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw notAnAddress();
        }
        return new Email(address);
    }

    /**
     * The mailbox that it is delivered to, by the rules of its host, as far as they are known: plus-tags mean nothing
     * anywhere, Yahoo's tags follow a hyphen, dots mean nothing at Google, and dots, hyphens and underscores nothing at
     * Proton; and hosts that are one. The same as the database's {@code mailbox_of}.
     */
    public String mailbox() {
        String host = domain();
        String local = address.substring(0, address.length() - host.length() - 1);
        String name = orElse(before('+', local), local);
        if (GOOGLE.contains(host)) {
            return name.replace(".", "") + "@gmail.com";
        }
        if (PROTON.contains(host)) {
            return orElse(name.replaceAll("[._-]", ""), name) + "@proton.me";
        }
        return (YAHOO.matcher(host).matches() ? orElse(before('-', name), name) : name) + "@" + host;
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String orElse(String text, String whenEmpty) {
        return text.isEmpty() ? whenEmpty : text;
    }

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Whether it is with a host that gives addresses to anybody, so that it says nothing of a company. */
    public boolean isFreeMail() {
        return CompanyDomain.ofHost(domain()).map(CompanyDomain::isFreeMail).orElse(false);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException("must be an e-mail address such as jane@example.com");
    }
}
