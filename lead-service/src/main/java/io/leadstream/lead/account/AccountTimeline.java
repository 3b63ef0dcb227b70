package io.leadstream.lead.account;

import io.leadstream.lead.timeline.TimelineSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What became known of a company, and who was found there, on its timeline. */
class AccountTimeline {

    @Produces
    @Singleton
    TimelineSource changes() {
        return TimelineSource.ofCompany(
                "COMPANY_CHANGE", "company_change", "at", "t.author", "jsonb_build_object('fields', t.fields::jsonb)");
    }

    @Produces
    @Singleton
    TimelineSource people() {
        return TimelineSource.ofCompany("PERSON", "person", "created_at", "null", """
                jsonb_strip_nulls(jsonb_build_object('firstName', t.first_name, 'lastName', t.last_name,
                  'jobTitle', t.job_title, 'leadId', t.lead_id, 'linkedAt', t.linked_at))""");
    }
}
