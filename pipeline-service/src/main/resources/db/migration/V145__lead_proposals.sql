-- Whom customers bring, or what they may buy more: each becomes a capture in lead-service.
create table lead_proposal (
    id        uuid        primary key,
    deal_id   uuid        not null references deal (id) on delete cascade,
    source    text        not null,
    -- ids of lead-service
    lead_id   uuid,
    person_id uuid,
    at        timestamptz not null,
    by        text        not null
);
create index lead_proposal_of_deal on lead_proposal (deal_id, id);
create index lead_proposal_lead on lead_proposal (lead_id) where lead_id is not null;
