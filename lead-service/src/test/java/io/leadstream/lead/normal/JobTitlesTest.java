package io.leadstream.lead.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class JobTitlesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/job-titles.csv", delimiter = '|')
    void aTitleTellsTheFunction(String title, JobFunction function, Seniority ignored) {
        assertEquals(function, JobFunction.of(title));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/job-titles.csv", delimiter = '|')
    void aTitleTellsTheSeniority(String title, JobFunction ignored, Seniority seniority) {
        assertEquals(seniority, Seniority.of(title));
    }

    @Test
    void noTitleTellsNothing() {
        assertEquals(JobFunction.UNKNOWN, JobFunction.of(null));
        assertEquals(JobFunction.UNKNOWN, JobFunction.of(" "));
        assertEquals(Seniority.UNKNOWN, Seniority.of(null));
        assertEquals(Seniority.UNKNOWN, Seniority.of(""));
    }
}
