package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for a deal after the sale, all by user id. The account manager stays accountable, after go-live
 * too; customer success does the daily work: leads the calls and schedules the next ones. Single stages may differ.
 *
 * @param accountManager the deal's owner, where nobody is named
 */
record Accountability(
        @Nullable String accountManager, @Nullable String customerSuccess, List<OfStage> exceptions) {

    static final Accountability NONE = new Accountability(null, null, List.of());

    Accountability {
        exceptions = List.copyOf(exceptions);
    }

    /** Who is responsible in one stage; null where it is as in the others. */
    record OfStage(
            String stage,
            @Nullable String leadsCall,
            @Nullable String schedulesNext,
            @Nullable String accountable) {}

    /** Who is responsible in each stage of a pipeline after the sale, in their order. */
    List<OfStage> inStages(Pipeline pipeline, @Nullable String owner) {
        return pipeline.stages(Phase.POST_SALE).stream()
                .map(stage -> in(stage.key(), owner))
                .toList();
    }

    private OfStage in(String stage, @Nullable String owner) {
        Optional<OfStage> except =
                exceptions.stream().filter(one -> one.stage().equals(stage)).findFirst();
        String manager = accountManager == null ? owner : accountManager;
        String daily = customerSuccess == null ? manager : customerSuccess;
        return new OfStage(
                stage,
                except.map(OfStage::leadsCall).orElse(daily),
                except.map(OfStage::schedulesNext).orElse(daily),
                except.map(OfStage::accountable).orElse(manager));
    }

    /** The same with somebody else for customer success. */
    Accountability withCustomerSuccess(String user) {
        return new Accountability(accountManager, user, exceptions);
    }

    /** The same with somebody else who stays accountable. */
    Accountability withAccountManager(String user) {
        return new Accountability(user, customerSuccess, exceptions);
    }
}
