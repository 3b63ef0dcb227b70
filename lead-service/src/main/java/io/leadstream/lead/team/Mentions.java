package io.leadstream.lead.team;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is meant in a text: {@code @user}, or {@code @[user]} where the id holds other characters than letters, digits,
 * dots, dashes and underscores. An e-mail address mentions nobody; a dot or dash at the end belongs to the sentence.
 */
final class Mentions {

    /** More people than that are not spoken to. */
    static final int MOST = 50;

    static final int LONGEST = 200;

    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.@+-])@(?:\\[([^\\[\\]\\r\\n]{1,"
            + LONGEST + "})]|([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0," + (LONGEST - 2)
            + "}[\\p{L}\\p{N}_])?+)(?![@\\p{L}\\p{N}]))");

    private Mentions() {}

    /** The users' ids, each once, in the order of the text. */
    static Set<String> in(String text) {
        var users = new LinkedHashSet<String>();
        Matcher found = MENTION.matcher(text);
        while (found.find()) {
            String user =
                    found.group(1) == null ? found.group(2) : found.group(1).strip();
            if (!user.isEmpty()) {
                users.add(user);
            }
        }
        return users;
    }
}
