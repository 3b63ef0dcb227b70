package io.leadstream.pipeline.team;

import io.leadstream.pipeline.Contract;
import io.leadstream.pipeline.team.DealHandOver.Role;
import io.leadstream.pipeline.team.DealHandOver.State;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamContractTest {

    private static final UUID DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    private static final UUID HAND_OVER = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1d0a01");

    static List<PublishedTeamwork> events() {
        return List.of(
                new PublishedTeamwork.HandOverAsked(DEAL, HAND_OVER, "rep-7", "am-3", Role.ACCOUNT_MANAGER),
                new PublishedTeamwork.HandOverAnswered(
                        DEAL, HAND_OVER, "rep-7", "am-3", Role.ACCOUNT_MANAGER, State.ACCEPTED, "am-3"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void handOversAreToldAsTheContractShows(PublishedTeamwork event) throws IOException {
        Contract.assertKept(Contract.mapper(), event);
    }
}
