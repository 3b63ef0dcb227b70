-- Who gets which lead. Ordered lists (the rules; what is due to whom how soon) in versions, of which the highest counts.
create table routing_list (
    kind         text        not null,  -- RULES, TARGETS
    version      bigint      not null,
    entries      int         not null,
    live         boolean     not null,
    body         text        not null,  -- JSON
    published_at timestamptz not null,
    published_by text        not null,
    primary key (kind, version)
);
create unique index routing_list_live on routing_list (kind) where live;

-- Reps, pools and calendars: small, and all of a kind are read together.
create table routing_definition (
    kind       text        not null,    -- REP, POOL, CALENDAR
    key        text        not null,
    version    bigint      not null,
    body       text        not null,    -- JSON
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (kind, key)
);

-- Whose turn was the last.
create table routing_turn (
    pool text primary key,
    rep  text not null
);
-- How many leads a rep was given on a day of the rep's own time zone.
create table routing_day (
    rep text not null,
    day date not null,
    n   int  not null,
    primary key (rep, day)
);
-- How many open leads a rep has: counted now and then, and gone on with in between.
create table routing_load (
    rep        text        primary key,
    open_leads bigint      not null,
    counted_at timestamptz not null
);

-- Leads that wait for a rep. due_at is when the rules are asked (again); null: when somebody changes them.
create table routing_queue (
    lead_id   uuid        primary key references lead on delete cascade,
    queued_at timestamptz not null,
    due_at    timestamptz,
    tried_at  timestamptz,
    reason    text,
    steps     text                      -- JSON: why nobody got it, rule by rule
);
create index routing_queue_due on routing_queue (due_at, lead_id) where due_at is not null;
create index lead_unowned on lead (id) where owner is null;

-- By whatever door a lead comes, it waits for a rep from the very transaction that opens its card; where there are no
-- rules, that costs the look at an empty table.
create function enqueue_lead() returns trigger language plpgsql as $$
begin
    if exists (select from routing_list where kind = 'RULES' and live and entries > 0) then
        insert into routing_queue (lead_id, queued_at, due_at) values (new.id, new.created_at, new.created_at)
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger lead_waits_for_a_rep after insert on lead for each row when (new.owner is null)
    execute function enqueue_lead();

-- Every change of an owner, and why.
create table assignment (
    id             uuid        primary key,
    lead_id        uuid        not null references lead on delete cascade,
    at             timestamptz not null,
    owner          text,
    previous_owner text,
    by             text        not null, -- RULE, MANUAL, HAND_OVER
    actor          text,                 -- who did it, when a person did
    rule           text,
    rules_version  bigint,
    note           text,
    steps          text                  -- JSON: how it came so, rule by rule
);
create index assignment_lead on assignment (lead_id, id);
