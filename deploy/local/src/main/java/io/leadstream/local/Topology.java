package io.leadstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Kafka's topics, users and access rules, as deploy/kafka/topics-and-acls.txt says them. */
record Topology(List<NewTopic> topics, List<String> users, List<String> partners, List<AclBinding> rules) {
    private static final short ONE_COPY = 1;

    static Topology read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Topology parse(String text) {
        var topology = new Topology(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> topology.add(line, line.split("\\s+")));
        return topology;
    }

    Topology with(Topology other) {
        return new Topology(
                joined(topics, other.topics),
                joined(users, other.users),
                joined(partners, other.partners),
                joined(rules, other.rules));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private void add(String line, String[] words) {
        switch (words[0] + "/" + words.length) {
            case "topic/4" -> topics.add(topic(words[1], Integer.parseInt(words[2]), words[3], Map.of()));
            case "topic/5" -> topics.add(topic(words[1], Integer.parseInt(words[2]), words[3], largest(words[4])));
            case "user/2" -> users.add(words[1]);
            case "partner/2" -> partners.add(words[1]);
            case "allow/5" -> rules.add(rule(words[1], words[2], words[3], words[4]));
            default ->
                throw new StackFailure("The list of topics and access rules has a line that says nothing: " + line);
        }
    }

    private static NewTopic topic(String name, int partitions, String retention, Map<String, String> more) {
        var settings = new HashMap<>(more);
        if (retention.equals("compact")) {
            settings.put("cleanup.policy", "compact");
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", Long.toString(milliseconds(retention)));
            settings.put("message.timestamp.type", "LogAppendTime");
        }
        return new NewTopic(name, partitions, ONE_COPY).configs(settings);
    }

    private static Map<String, String> largest(String mebibytes) {
        return Map.of("max.message.bytes", Integer.toString(Integer.parseInt(mebibytes.replace("MiB", "")) << 20));
    }

    private static long milliseconds(String retention) {
        return retention.equals("forever") ? -1 : Long.parseLong(retention.replace("d", "")) * 24 * 60 * 60 * 1000;
    }

    private static AclBinding rule(String user, String operation, String kind, String name) {
        boolean prefix = name.endsWith("*");
        var resource = new ResourcePattern(
                ResourceType.valueOf(kind.toUpperCase(Locale.ROOT)),
                prefix ? name.substring(0, name.length() - 1) : name,
                prefix ? PatternType.PREFIXED : PatternType.LITERAL);
        return new AclBinding(
                resource,
                new AccessControlEntry("User:" + user, "*", AclOperation.valueOf(operation), AclPermissionType.ALLOW));
    }
}
