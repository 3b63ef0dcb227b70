package io.leadstream.forecast.alert;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Counting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is looked at of one pipeline, in one pass over its deals. */
final class Watch implements Counting<List<Tested>> {

    private final Drift drift;
    private final KeptPromises promises;
    private final List<StageDecline> stages = new ArrayList<>();

    /** @param horizons how long a deal has to advance, by stage; empty where too few ever did */
    Watch(Ladder ladder, Periods periods, List<Optional<Duration>> horizons) {
        String pipeline = ladder.pipeline();
        drift = new Drift(pipeline, periods);
        promises = new KeptPromises(pipeline, periods);
        List<Stage> sale = ladder.sale();
        for (int i = 0; i < sale.size(); i++) {
            int rank = i + 1;
            Stage stage = sale.get(i);
            horizons.get(i).ifPresent(horizon -> stages.add(new StageDecline(pipeline, periods, stage, rank, horizon)));
        }
    }

    @Override
    public void add(Journey journey) {
        drift.add(journey);
        promises.add(journey);
        stages.forEach(stage -> stage.add(journey));
    }

    @Override
    public List<Tested> result() {
        var tests = new ArrayList<>(drift.tests());
        tests.addAll(promises.tests());
        stages.forEach(stage -> tests.addAll(stage.tests()));
        return tests;
    }
}
