package io.leadstream.pipeline.task;

import io.leadstream.pipeline.Contract;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskContractTest {

    private static final UUID DEAL = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f1dea10");
    private static final UUID TASK = UUID.fromString("0199d2c4-7a10-7c3e-9b51-0f0f6f17a501");
    private static final Instant DUE = Instant.parse("2026-02-08T09:00:00Z");

    static List<PublishedTask> events() {
        return List.of(
                new PublishedTask.TaskAdded(
                        DEAL,
                        TASK,
                        "SITUATION_CONFIRMED",
                        "industry",
                        "marketing",
                        "marketing-1",
                        DUE,
                        "pipeline-service"),
                new PublishedTask.TaskChanged(
                        DEAL,
                        TASK,
                        "SITUATION_CONFIRMED",
                        "industry",
                        "marketing",
                        "marketing-1",
                        DUE,
                        TaskState.DONE,
                        "marketing-1"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void tasksAreToldAsTheContractShows(PublishedTask event) throws IOException {
        Contract.assertKept(Contract.mapper(), event);
    }
}
