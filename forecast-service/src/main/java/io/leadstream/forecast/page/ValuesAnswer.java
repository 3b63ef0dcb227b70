package io.leadstream.forecast.page;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What deals have of a segment. */
@Schema(name = "SegmentValues")
public record ValuesAnswer(@Schema(description = "By name") List<String> values) {

    static final String EXAMPLE = """
            {"values":["GTX Basic","GTX Pro","MG Special"]}""";
}
