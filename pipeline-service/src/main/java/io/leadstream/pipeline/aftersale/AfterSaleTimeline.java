package io.leadstream.pipeline.aftersale;

import io.leadstream.pipeline.team.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Promises and who is responsible, on the deal's timeline. */
class AfterSaleTimeline {

    @Produces
    @Singleton
    TimelineSource accountability() {
        return new TimelineSource(
                "ACCOUNTABILITY",
                "accountability",
                "t.at",
                "t.by",
                "jsonb_strip_nulls(jsonb_build_object('accountManager', t.account_manager,"
                        + " 'customerSuccess', t.customer_success, 'stages', t.stages))");
    }

    @Produces
    @Singleton
    TimelineSource promises() {
        return new TimelineSource(
                "PROMISE",
                "promise",
                "t.recorded_at",
                "t.recorded_by",
                "jsonb_build_object('promiseId', t.id, 'by', t.seller, 'date', t.promised_on)",
                "jsonb_strip_nulls(jsonb_build_object('measure', t.measure, 'target', t.target,"
                        + " 'evidence', t.evidence))");
    }

    @Produces
    @Singleton
    TimelineSource checks() {
        return new TimelineSource(
                "PROMISE_CHECK",
                "promise_check",
                "t.at",
                "t.recorded_by",
                "jsonb_build_object('promiseId', t.promise_id, 'month', t.month, 'outcome', t.outcome)",
                "jsonb_strip_nulls(jsonb_build_object('note', t.note, 'evidence', t.evidence))");
    }

    @Produces
    @Singleton
    TimelineSource references() {
        return new TimelineSource(
                "REFERENCE",
                "reference",
                "t.recorded_at",
                "t.recorded_by",
                "jsonb_build_object('referenceId', t.id, 'consented', t.consent_date, 'formats', t.formats)");
    }

    @Produces
    @Singleton
    TimelineSource withdrawals() {
        return new TimelineSource(
                "REFERENCE",
                "(select * from reference where withdrawn_at is not null)",
                "t.withdrawn_at",
                "null",
                "jsonb_build_object('referenceId', t.id, 'withdrawn', true)");
    }

    @Produces
    @Singleton
    TimelineSource uses() {
        return new TimelineSource(
                "REFERENCE_USE",
                "reference_use",
                "t.at",
                "t.recorded_by",
                "jsonb_build_object('referenceId', t.reference_id, 'format', t.format)");
    }

    @Produces
    @Singleton
    TimelineSource stuck() {
        return new TimelineSource(
                "STUCK",
                "stuck_alert",
                "t.at",
                "'pipeline-service'",
                "jsonb_build_object('step', t.step, 'since', t.since)");
    }

    @Produces
    @Singleton
    TimelineSource proposals() {
        return new TimelineSource(
                "LEAD_PROPOSAL",
                "lead_proposal",
                "t.at",
                "t.by",
                "jsonb_strip_nulls(jsonb_build_object('source', t.source, 'leadId', t.lead_id, 'personId', t.person_id))");
    }
}
