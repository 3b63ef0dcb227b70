package io.leadstream.qualification.lifecycle;

import static io.leadstream.qualification.lifecycle.Lifecycle.DISQUALIFIED;
import static io.leadstream.qualification.lifecycle.Lifecycle.IQL;
import static io.leadstream.qualification.lifecycle.Lifecycle.MQL;
import static io.leadstream.qualification.lifecycle.Lifecycle.RECYCLED;
import static io.leadstream.qualification.lifecycle.Lifecycle.SAL;
import static io.leadstream.qualification.lifecycle.Lifecycle.SQL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.leadstream.qualification.framework.Completeness;
import io.leadstream.qualification.framework.Fact;
import io.leadstream.qualification.framework.Framework;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleStateTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final Fact FOUND = new Fact("found out", null, null);
    private static final Completeness COMPLETE =
            Framework.BANT.of(Map.of("budget", FOUND, "authority", FOUND, "need", FOUND, "timeline", FOUND));

    @Test
    void aCapturedLeadIsInformationQualified() {
        assertEquals(IQL, LifecycleState.captured(NOW).name());
    }

    @ParameterizedTest
    @EnumSource
    void salesAcceptsColdMarketingQualifiedAndRecycledLeads(Lifecycle from) {
        assertLeads(from, SAL, EnumSet.of(IQL, MQL, RECYCLED), state -> state.accept(NOW));
    }

    @ParameterizedTest
    @EnumSource
    void onlyAcceptedLeadsBecomeSalesQualified(Lifecycle from) {
        assertLeads(from, SQL, EnumSet.of(SAL), state -> state.qualify(NOW, COMPLETE));
    }

    @ParameterizedTest
    @EnumSource
    void everyLeadMayBeDisqualified(Lifecycle from) {
        assertLeads(from, DISQUALIFIED, EnumSet.allOf(Lifecycle.class), state -> state.disqualify(NOW));
    }

    @ParameterizedTest
    @EnumSource
    void everyLeadMayBeRecycled(Lifecycle from) {
        assertLeads(from, RECYCLED, EnumSet.allOf(Lifecycle.class), state -> state.recycle(NOW));
    }

    @ParameterizedTest
    @EnumSource
    void thresholdsMoveColdAndRecycledLeadsOnly(Lifecycle from) {
        Lifecycle expected = Set.of(IQL, RECYCLED).contains(from) ? MQL : from;

        assertEquals(
                expected, LifecycleState.of(from, BEFORE).reachThresholds(NOW).name());
    }

    @ParameterizedTest
    @EnumSource
    void aStateAllowsWhatItsCommandsDo(Lifecycle from) {
        var state = LifecycleState.of(from, BEFORE);
        var reached =
                EnumSet.of(state.disqualify(NOW).name(), state.recycle(NOW).name());
        tryTo(() -> reached.add(state.accept(NOW).name()));
        tryTo(() -> reached.add(state.qualify(NOW, COMPLETE).name()));
        reached.remove(from);

        assertEquals(reached, state.allowed());
    }

    @Test
    void aLeadIsNotSalesQualifiedBeforeEverythingIsFoundOut() {
        var accepted = LifecycleState.of(SAL, BEFORE);
        var half = Framework.BANT.of(Map.of("budget", FOUND, "need", FOUND));

        var refusal = assertThrows(CriteriaMissing.class, () -> accepted.qualify(NOW, half));

        assertEquals(half.missing(), refusal.missing());
    }

    @Test
    void afterARecyclingOnlyFreshEngagementCounts() {
        assertEquals(
                NOW,
                LifecycleState.of(MQL, BEFORE)
                        .recycle(NOW)
                        .thresholdsCountFrom()
                        .orElseThrow());
        assertEquals(
                Instant.MIN, LifecycleState.captured(NOW).thresholdsCountFrom().orElseThrow());
        assertTrue(LifecycleState.of(SAL, BEFORE).thresholdsCountFrom().isEmpty());
    }

    private static void assertLeads(
            Lifecycle from, Lifecycle to, Set<Lifecycle> permitting, UnaryOperator<LifecycleState> command) {
        var state = LifecycleState.of(from, BEFORE);
        if (from == to) {
            assertSame(state, command.apply(state));
        } else if (permitting.contains(from)) {
            assertEquals(LifecycleState.of(to, NOW), command.apply(state));
        } else {
            var refusal = assertThrows(LeadCannotMove.class, () -> command.apply(state));
            assertEquals(state, refusal.from());
        }
    }

    private static void tryTo(Runnable command) {
        try {
            command.run();
        } catch (LeadCannotMove refused) {
            // not allowed from here
        }
    }
}
