package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.Contract;
import io.leadstream.pipeline.committee.PublishedCommittee.Change;
import io.leadstream.pipeline.committee.PublishedCommittee.CommitteeChanged;
import io.leadstream.pipeline.committee.PublishedCommittee.Covered;
import io.leadstream.pipeline.committee.PublishedCommittee.Member;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommitteeContractTest {

    private static final UUID STAKEHOLDER = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1c0001");
    private static final Instant AT = Instant.parse("2026-02-01T09:00:00Z");

    @Test
    void aChangedCommitteeIsToldAsTheContractShows() throws IOException {
        var seat = new Seat(
                EnumSet.of(BuyingRole.BUDGET_HOLDER, BuyingRole.DECISION_MAKER),
                Stance.SUPPORTS,
                4,
                JobFunction.FINANCE,
                Seniority.C_LEVEL,
                List.of(),
                List.of("unpublished"),
                "unpublished",
                "unpublished");
        var member = new Stakeholder(
                STAKEHOLDER,
                Committees.DEAL,
                0,
                null,
                UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1d0001"),
                AT,
                AT,
                null,
                AT.minusSeconds(86_400),
                seat);

        Contract.assertKept(
                Contract.mapper(),
                new CommitteeChanged(
                        Committees.DEAL,
                        "renewals",
                        2,
                        Change.JOINED,
                        List.of(STAKEHOLDER),
                        List.of(Member.of(member)),
                        new Covered(
                                1,
                                1,
                                List.of(BuyingRole.DECISION_MAKER, BuyingRole.BUDGET_HOLDER),
                                List.of(
                                        Risk.SINGLE_THREADED,
                                        Risk.END_USERS_UNHEARD,
                                        Risk.LEGAL_PATH_UNKNOWN,
                                        Risk.BUDGET_PATH_UNKNOWN)),
                        "rep-7"));
    }
}
