package io.leadstream.pipeline.deal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.pipeline.Contract;

/** The mapper of the service, with its way of writing money. */
public final class Mappers {

    private Mappers() {}

    public static ObjectMapper withMoney() {
        ObjectMapper mapper = Contract.mapper();
        new MoneyJson().customize(mapper);
        return mapper;
    }
}
