package io.leadstream.pipeline.aftersale;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.definition.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The stages after the sale of all pipeline versions that have won deals, as arrays for statements. */
@ApplicationScoped
class StageTable {

    private static final String IN_USE =
            "select distinct pipeline, pipeline_version from deal where state = 'WON' order by 1, 2";

    private final Pipelines pipelines;
    private final Sql sql;

    StageTable(Pipelines pipelines, Sql sql) {
        this.pipelines = pipelines;
        this.sql = sql;
    }

    /**
     * A stage of a pipeline version after the sale.
     *
     * @param implementing whether the customer gets in it what they bought
     * @param live whether the customer works with it in this stage
     */
    record Row(String pipeline, long version, String stage, boolean implementing, boolean live) {}

    private record Version(String pipeline, int version) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (Version version : sql.list(IN_USE, row -> new Version(row.getString(1), row.getInt(2)))) {
            AfterSaleStages stages = AfterSaleStages.of(pipelines.version(version.pipeline, version.version));
            for (String stage : stages.keys()) {
                rows.add(new Row(
                        version.pipeline,
                        version.version,
                        stage,
                        stage.equals(stages.implementing()),
                        stages.isLive(stage)));
            }
        }
        return rows;
    }
}
