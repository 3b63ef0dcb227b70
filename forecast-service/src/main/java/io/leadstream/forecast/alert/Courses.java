package io.leadstream.forecast.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** How forecasts went, as replayed last. */
@ApplicationScoped
class Courses {

    private static final String ASK = """
            insert into forecast_course (pipeline, asked_at) values (?, ?)
            on conflict (pipeline) do update set asked_at = excluded.asked_at""";

    private static final String UP_TO_DATE = """
            select pipeline from forecast_course
            where day >= ? and replayed_at is not null and (asked_at is null or asked_at <= replayed_at)""";

    private static final String SAVE = """
            insert into forecast_course (pipeline, replayed_at, day, courses) values (?, ?, ?, ?::jsonb)
            on conflict (pipeline) do update
            set replayed_at = excluded.replayed_at, day = excluded.day, courses = excluded.courses""";

    private static final TypeReference<List<Course>> LIST = new TypeReference<>() {};

    private final Sql sql;
    private final ObjectMapper mapper;

    Courses(Sql sql, ObjectMapper mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** Wants them anew, since what is known of the past may be more by now. */
    void ask(Collection<String> pipelines, Instant now) {
        pipelines.forEach(pipeline -> sql.update(ASK, pipeline, now));
    }

    /** The pipelines whose courses reach a day, and are not wanted anew. */
    List<String> upToDate(LocalDate day) {
        return sql.list(UP_TO_DATE, row -> row.getString(1), day);
    }

    /** @param began when the replay did: who asks since wants another */
    void save(String pipeline, Instant began, LocalDate day, List<Course> courses) {
        sql.update(SAVE, pipeline, began, day, write(courses));
    }

    List<Course> all() {
        return sql.list("select courses from forecast_course order by pipeline", row -> read(row.getString(1))).stream()
                .flatMap(List::stream)
                .toList();
    }

    private String write(List<Course> courses) {
        try {
            return mapper.writeValueAsString(courses);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and days can be written", e);
        }
    }

    private List<Course> read(String json) {
        try {
            return mapper.readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("courses were stored as JSON", e);
        }
    }
}
