-- One row a lead, as it stands now: what the work queue filters and sorts by. It follows from qualification,
-- lead_score and what lead-service told, and is written together with them. The priority is what the lead is worth
-- now: its chance of being won, by a prediction where there is one, times the deal that it would bring.
create table queued_lead (
    lead_id      uuid          primary key,
    state        text          not null,
    since        timestamptz   not null,
    fit          numeric(5, 2) not null,
    engagement   numeric(5, 2) not null,
    total        numeric(5, 2) generated always as (fit + engagement) stored,
    grade        text          not null,
    source       text,
    country      text,
    job_function text,
    seniority    text,
    company_id   uuid,
    industry     text,
    size_band    text,
    owner        text,
    segments     text[]        not null default '{}',
    chance       numeric(7, 6) not null,
    predicted    numeric(7, 6),
    value        numeric(14, 2) not null,
    priority     numeric(16, 4) generated always as (round(coalesce(predicted, chance) * value, 4)) stored
) with (fillfactor = 80);

-- each list is read along one of these; with a filter that few leads pass, by the filter's own index instead
create index queued_lead_priority on queued_lead (state, priority, lead_id);
create index queued_lead_total on queued_lead (state, total, lead_id);
create index queued_lead_since on queued_lead (state, since, lead_id);
create index queued_lead_owner on queued_lead (owner, state, priority, lead_id) where owner is not null;
create index queued_lead_grade on queued_lead (grade, state);
create index queued_lead_source on queued_lead (source, state);
create index queued_lead_country on queued_lead (country, state);
create index queued_lead_industry on queued_lead (industry, state);
create index queued_lead_company on queued_lead (company_id) where company_id is not null;
create index queued_lead_segments on queued_lead using gin (segments);

-- Whose a lead is, by lead.assigned; the latest told counts, against the owner on the profile too.
create table lead_assignment (
    lead_id  uuid   primary key,
    sequence bigint not null,
    owner    text
);

-- What a lead was when sales first took it: what became of such leads is the chance of the next one.
create table worked_lead (
    lead_id uuid        primary key,
    grade   text        not null,
    source  text,
    at      timestamptz not null
);

-- The outcomes that leads are priced by, counted anew in the background; priced_to is how far the leads are priced by
-- this version, in the order of their ids.
create table queue_rates (
    only_one   boolean     primary key default true check (only_one),
    version    bigint      not null,
    counted_at timestamptz not null,
    priced_to  uuid        not null,
    priced     boolean     not null,
    body       jsonb       not null
);

-- Leads that were there before: they stand in the queue at once, and are graded and priced by the first count.
insert into queued_lead (lead_id, state, since, fit, engagement, grade, source, country, job_function, seniority,
                         company_id, industry, size_band, owner, segments, chance, value)
select q.lead_id, q.state, q.since, s.fit, s.engagement, 'D4', p.lead_source, p.country, p.job_function, p.seniority,
       p.company_id, p.industry, p.size_band, p.owner, coalesce(p.segments, '{}'), 0, 0
from qualification q
join lead_score s using (lead_id)
join lateral (select * from lead_profile l where l.lead_id = q.lead_id order by l.sequence desc limit 1) p on true
where q.state is not null;
