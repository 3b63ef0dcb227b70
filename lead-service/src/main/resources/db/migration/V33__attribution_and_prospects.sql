-- Who changes a company holds its leads and must not wait for who judges them: each change is work of its own.
alter table segment_work
    drop constraint segment_work_company_id_key,
    drop constraint segment_work_company_id_fkey;

-- Where each touch came from, as columns of what it offered: for reports by source, medium and campaign.
alter table touch
    add column source       text generated always as (nullif(btrim(offered::jsonb ->> 'source'), '')) stored,
    add column medium       text generated always as (nullif(btrim(offered::jsonb ->> 'medium'), '')) stored,
    add column campaign     text generated always as (nullif(btrim(offered::jsonb ->> 'campaign'), '')) stored,
    add column referrer     text generated always as (nullif(btrim(offered::jsonb ->> 'referrer'), '')) stored,
    add column landing_page text generated always as (nullif(btrim(offered::jsonb ->> 'landingPage'), '')) stored;
create index touch_first on touch (at, lead_id) where nr = 1;

-- When a lead first became SQL, as we heard of it, and when a deal with it was won.
create table lead_conversion (
    lead_id uuid primary key references lead on delete cascade,
    sql_at  timestamptz,
    won_at  timestamptz
);
insert into lead_conversion (lead_id, sql_at) select lead_id, now() from standing where lifecycle = 'SQL';

-- Whoever writes a standing: the first time counts, whatever becomes of the lead later.
create function keep_conversion() returns trigger language plpgsql as $$
begin
    insert into lead_conversion as k (lead_id, sql_at) values (new.lead_id, now())
    on conflict (lead_id) do update set sql_at = coalesce(k.sql_at, excluded.sql_at);
    return null;
end $$;
create trigger standing_sql after insert or update of lifecycle on standing
    for each row when (new.lifecycle = 'SQL') execute function keep_conversion();

-- Lists of people who fit a profile, as they were when the list was built.
create table prospect_list (
    id         uuid        primary key,
    version    bigint      not null default 1,
    name       text        not null,
    segment    text        references segment,
    filter     text        not null,          -- JSON: the rule by which it is, or was last, built
    size_limit int         not null,
    state      text        not null,
    generation int         not null default 0, -- that is shown
    building   int         not null default 1,
    last_lead  uuid,
    read       bigint      not null default 0,
    found      int         not null default 0,
    complete   boolean     not null default false,
    author     text        not null,
    created_at timestamptz not null,
    queued_at  timestamptz not null,
    built_at   timestamptz
);
create index prospect_list_work on prospect_list (queued_at, id) where state <> 'DONE';
create index prospect_list_segment on prospect_list (segment);
create table prospect (
    list_id    uuid not null references prospect_list on delete cascade,
    generation int  not null,
    lead_id    uuid not null references lead on delete cascade,
    primary key (list_id, generation, lead_id)
);
create index prospect_lead on prospect (lead_id);
