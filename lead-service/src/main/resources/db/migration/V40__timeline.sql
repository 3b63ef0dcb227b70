-- What happened to a lead, by whichever capability keeps it: every table here is read by (lead_id, time, id).

alter table activity
    add recorded_by text,
    add external_id text,
    add once        text;               -- the sender's own id, or a hash of the content: the same again is no second one
create unique index activity_once on activity (lead_id, once) where once is not null;

-- Captures of a lead by time; the id is made of lead and number, as the timeline needs one.
create index touch_told on touch (lead_id, at, ((left(md5(lead_id::text), 24) || lpad(to_hex(nr), 8, '0'))::uuid));

-- Field by field: who changed what of a card, and how.
create table lead_change (
    id      uuid        primary key,
    lead_id uuid        not null references lead on delete cascade,
    at      timestamptz not null,
    kind    text        not null,       -- PATCH, TOUCH, ASSIGNED, …
    by      text        not null,
    fields  jsonb       not null        -- [{"field", "before", "after"}]
);
create index lead_change_at on lead_change (lead_id, at, id);

-- What qualification-service said over time; the latest is in standing.
create table score_history (
    id         uuid          primary key, -- the event's
    lead_id    uuid          not null references lead on delete cascade,
    at         timestamptz   not null,
    fit        numeric(5, 2) not null,
    engagement numeric(5, 2) not null,
    total      numeric(5, 2) not null,
    grade      text          not null,
    model      bigint
);
create index score_history_at on score_history (lead_id, at, id);

create table lifecycle_step (
    id       uuid        primary key,   -- the event's
    lead_id  uuid        not null references lead on delete cascade,
    at       timestamptz not null,
    from_lifecycle text,
    lifecycle text       not null,
    reason   text,
    by       text
);
create index lifecycle_step_at on lifecycle_step (lead_id, at, id);

-- Deals that pipeline-service told of, and the leads that they are about.
create table deal (
    id         uuid   primary key,
    lead_id    uuid   references lead on delete cascade,
    rewritten  bigint not null default 0  -- the event that replaced its history: steps of earlier ones are void
);
create index deal_lead on deal (lead_id);

create table deal_step (
    id       uuid        primary key,
    deal_id  uuid        not null references deal on delete cascade,
    sequence bigint      not null,
    lead_id  uuid        references lead on delete cascade,
    at       timestamptz not null,
    kind     text        not null,
    detail   jsonb       not null
);
create index deal_step_at on deal_step (lead_id, at, id);
create index deal_step_deal on deal_step (deal_id, sequence);
