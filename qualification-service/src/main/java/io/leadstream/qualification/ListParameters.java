package io.leadstream.qualification;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Says of every list alike what its {@code limit} is: it is read as text, so that a bad one is named in the answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ListParameters implements OASFilter {

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == In.QUERY && "limit".equals(parameter.getName())) {
            parameter.setSchema(OASFactory.createSchema()
                    .type(List.of(SchemaType.INTEGER))
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(200))
                    .defaultValue(50));
        }
        return parameter;
    }
}
