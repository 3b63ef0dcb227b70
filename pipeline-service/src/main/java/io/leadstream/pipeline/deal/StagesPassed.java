package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** What the stages are that a deal has something on file of, through whichever pipelines it went. */
@ApplicationScoped
class StagesPassed {

    private static final String LEFT = """
            select details ->> 'fromPipeline' as pipeline from deal_fact
            where deal_id = ? and type = 'TRANSFERRED' and details ->> 'fromPipeline' is not null
            order by id desc""";

    private final Sql sql;
    private final Pipelines pipelines;

    StagesPassed(Sql sql, Pipelines pipelines) {
        this.sql = sql;
        this.pipelines = pipelines;
    }

    /** What a stage of that key is in the deal's pipeline, or was in the one that it left last and that has it. */
    Stage definition(Deal deal, String stageKey) {
        return pipelines
                .lineage(deal.pipeline())
                .find(stageKey, deal.pipelineVersion())
                .or(() -> left(deal)
                        .flatMap(key -> pipelines.lineage(key).newest(stageKey).stream())
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalArgumentException("the deal was in no pipeline with a stage " + stageKey));
    }

    private Stream<String> left(Deal deal) {
        return sql.list(LEFT, row -> row.getString("pipeline"), deal.id()).stream();
    }
}
