-- What a deal's lead did, and what we did to it, while the deal was open.
create table deal_effort (
    deal_id  uuid   primary key references deal (id) on delete cascade,
    inbound  bigint not null,
    outbound bigint not null
);

create index deal_lost on deal (pipeline, closed_at) where state = 'LOST';
-- closed deals that are like another
create index deal_closed_industry on deal ((segments ->> 'industry'), closed_at) where state <> 'OPEN';
create index deal_closed_product on deal ((segments ->> 'product'), closed_at) where state <> 'OPEN';
create index deal_closed_company on deal (company_id, closed_at) where state <> 'OPEN';

-- What qualification-service tells of leads: which criteria hold now, and which did when sales qualified the lead last.
create table lead_criteria (
    lead_id       uuid   primary key,
    -- of the event that told what holds now
    sequence      bigint not null default 0,
    framework     text,
    held          text[] not null default '{}',
    missing       text[] not null default '{}',
    -- of the qualification
    sql_sequence  bigint,
    qualified_at  timestamptz,
    held_then     text[] not null default '{}'
);
create table lead_step (
    lead_id     uuid        not null,
    sequence    bigint      not null,
    lifecycle   text        not null,
    reason      text,
    occurred_at timestamptz not null,
    primary key (lead_id, sequence)
);

-- boards are read off an index alone as far as pages are known to be visible to all: moves undo that, vacuums restore it
alter table deal set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
