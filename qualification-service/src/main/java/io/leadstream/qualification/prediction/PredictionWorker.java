package io.leadstream.qualification.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Faults;
import io.leadstream.qualification.prediction.DatasetReader.Options;
import io.leadstream.qualification.prediction.DatasetReader.TableModel;
import io.leadstream.qualification.prediction.Works.Kind;
import io.leadstream.qualification.prediction.Works.State;
import io.leadstream.qualification.prediction.Works.Work;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Works off the fits that were asked for, and asks for one each night. */
@ApplicationScoped
class PredictionWorker {

    private static final Logger LOG = Logger.getLogger(PredictionWorker.class);

    private final Works works;
    private final RefitModel refitModel;
    private final PredictLeads predictLeads;
    private final PredictiveModels models;
    private final ObjectMapper mapper;
    private final Clock clock;

    PredictionWorker(
            Works works,
            RefitModel refitModel,
            PredictLeads predictLeads,
            PredictiveModels models,
            ObjectMapper mapper,
            Clock clock) {
        this.works = works;
        this.refitModel = refitModel;
        this.predictLeads = predictLeads;
        this.models = models;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** One a night, however many instances ask. */
    @Scheduled(cron = "{leadstream.prediction.refit-at:0 15 2 * * ?}", timeZone = "UTC")
    void askForTonights() {
        String night = "refit of " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        UUID id = UUID.nameUUIDFromBytes(night.getBytes(StandardCharsets.UTF_8));
        QuarkusTransaction.requiringNew().run(() -> works.add(id, Kind.REFIT, "nightly", null, null));
    }

    @Scheduled(
            every = "{leadstream.prediction.every:1s}",
            delayed = "{leadstream.prediction.delay:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        retried(() -> {
            for (Optional<Work> next = works.take(); next.isPresent(); next = works.take()) {
                run(next.get());
            }
        });
    }

    /** Leads that came since the last refit. */
    @Scheduled(
            every = "{leadstream.prediction.new-leads-every:1m}",
            delayed = "{leadstream.prediction.new-leads-delay:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void predictNewLeads() {
        retried(() -> {
            UUID last = PredictLeads.FIRST;
            while (last != null) {
                last = predictLeads.next(true, last);
            }
        });
    }

    void run(Work work) {
        try {
            switch (work.kind()) {
                case REFIT -> works.finish(work.id(), State.DONE, null, refitModel.refit(), null, null);
                case DATASET -> learn(work);
            }
        } catch (UnusableTable refused) {
            works.finish(work.id(), State.FAILED, refused.getMessage(), null, null, null);
        } catch (IOException | RuntimeException fault) {
            if (Faults.isInfrastructure(fault)) {
                throw new IllegalStateException("it is taken again", fault);
            }
            LOG.error("a fit failed", fault);
            works.finish(work.id(), State.FAILED, "it could not be fitted", null, null, null);
        }
    }

    private void learn(Work work) throws IOException {
        Options options = models.read(work.options(), Options.class);
        var table = DatasetReader.read(new TableFile(mapper, options.missing()), works.body(work.id()), options);
        Dataset data = table.data();
        Training.Fitted fitted = Training.fit(data, options.without(), options.keep());
        Predictor predictor = fitted.predictor();
        works.finish(
                work.id(),
                State.DONE,
                table.unlabelled() == 0 ? null : table.unlabelled() + " rows without a label were left out",
                null,
                models.written(PredictiveModels.withoutModel(fitted)),
                predictor == null ? null : models.written(new TableModel(data.fields(), predictor, options)));
    }

    private static void retried(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException fault) {
            if (!Faults.isInfrastructure(fault)) {
                throw fault;
            }
            LOG.warnf(
                    "predictions wait for the next round: %s", fault.getClass().getSimpleName());
        }
    }
}
