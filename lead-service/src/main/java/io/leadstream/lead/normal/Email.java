package io.leadstream.lead.normal;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form by which it identifies a person: without surrounding space, in lower case, its domain
 * in ASCII (RFC 5890). Dots and plus-tags are kept: they mean something at most hosts.
 */
public record Email(String address) {

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3
    private static final Pattern LOCAL = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /**
     * Normalises what was written.
     *
     * @throws IllegalArgumentException when it is no e-mail address
     */
    public static Email of(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at <= 0 || text.length() > LONGEST) {
            throw notAnAddress();
        }
        String local = text.substring(0, at);
        String domain = ascii(text.substring(at + 1));
        boolean dotted = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        if (dotted || !LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            throw notAnAddress();
        }
        return new Email(local + "@" + domain);
    }

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
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
