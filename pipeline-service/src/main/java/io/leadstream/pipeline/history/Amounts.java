package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts as people and exports write them: {@code 1,234.50}, {@code € 1.234,50}, {@code CHF 1'234.5}.
 *
 * @param decimal null: not known; a lone mark before three figures parts thousands where it is a comma
 * @param currency of amounts that tell none
 */
record Amounts(@Nullable DecimalMark decimal, @Nullable String currency) {

    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "£", "GBP", "¥", "JPY", "₹", "INR", "zł", "PLN");
    private static final Pattern WRITTEN = Pattern.compile("([^\\d,.-]*)(-?[\\d,.]*\\d[\\d,.]*)([^\\d,.-]*)");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Pattern GROUPS = Pattern.compile("[\\s'’\\u00a0\\u202f]");

    /**
     * Reads one amount.
     *
     * @param column as the refusal calls it
     * @param told the currency that another column tells
     * @throws LineRefused when it is no amount, or of no currency
     */
    Money read(String column, String text, @Nullable String told) {
        Matcher written = WRITTEN.matcher(GROUPS.matcher(text).replaceAll(""));
        if (!written.matches()) {
            throw noAmount(column);
        }
        String code = told != null ? told : currency(written.group(1), written.group(3));
        if (code == null) {
            throw new LineRefused(
                    "bad-input", column + " must have a currency: no column tells it, so say currency=EUR");
        }
        try {
            return new Money(number(column, written.group(2)), code);
        } catch (IllegalArgumentException e) {
            throw new LineRefused("bad-input", column + " " + e.getMessage());
        }
    }

    private @Nullable String currency(String before, String behind) {
        String sign = before.isEmpty() ? behind : before;
        String meant = CODE.matcher(sign).matches() ? sign : SIGNS.get(sign);
        return meant != null ? meant : currency != null ? currency : sign.equals("$") ? "USD" : null;
    }

    private BigDecimal number(String column, String figures) {
        DecimalMark by = decimal == null ? evident(figures) : decimal;
        String plain = figures.replace(String.valueOf(by.thousands()), "").replace(by.mark(), '.');
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException e) {
            throw noAmount(column);
        }
    }

    /** What a number gives away by itself: the mark that stands last, and once. */
    private static DecimalMark evident(String figures) {
        int comma = figures.lastIndexOf(',');
        int point = figures.lastIndexOf('.');
        if (comma < 0) {
            return DecimalMark.POINT;
        }
        boolean isAlone = point < 0 && figures.indexOf(',') == comma;
        boolean partsThousands = figures.length() - comma == 4;
        return comma > point && (point >= 0 || isAlone && !partsThousands) ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    private static LineRefused noAmount(String column) {
        return new LineRefused("bad-input", column + " must be an amount such as 1234.50");
    }
}
