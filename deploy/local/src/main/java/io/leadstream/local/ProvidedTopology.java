package io.leadstream.local;

import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.TopicExistsException;

/** Brings a broker to what its topology says. */
record ProvidedTopology(Topology topology, Secrets secrets) {
    private static final int SCRAM_ITERATIONS = 4096;
    private static final long CALL_SECONDS = 30;

    /** Makes the users, access rules and topics that are missing, and takes back the rules that are no longer said. */
    void at(Map<String, Object> adminSettings) {
        try (var admin = Admin.create(adminSettings)) {
            var users = admin.alterUserScramCredentials(users().toList()).all();
            rules(admin);
            topics(admin);
            done(users);
        }
    }

    private Stream<UserScramCredentialAlteration> users() {
        var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS);
        return Stream.concat(topology.users().stream(), topology.partners().stream())
                .map(user -> new UserScramCredentialUpsertion(user, credential, secrets.password(user)));
    }

    private void rules(Admin admin) {
        var wanted = new HashSet<>(topology.rules());
        var present =
                new HashSet<>(done(admin.describeAcls(AclBindingFilter.ANY).values()));
        var missing = new HashSet<>(wanted);
        missing.removeAll(present);
        present.removeAll(wanted);
        done(admin.createAcls(missing).all());
        done(admin.deleteAcls(present.stream().map(rule -> rule.toFilter()).toList())
                .all());
    }

    private void topics(Admin admin) {
        var present = done(admin.listTopics().names());
        var missing = topology.topics().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        try {
            done(admin.createTopics(missing).all());
        } catch (StackFailure e) {
            if (!(e.getCause() instanceof ExecutionException refused
                    && refused.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get(CALL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StackFailure("Kafka refused: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new StackFailure("Kafka did not answer within " + CALL_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for Kafka.", e);
        }
    }
}
