-- Segments: rules over attributes, in versions. Who belongs to them is in lead_segment.

create table segment (
    key        text        primary key,
    version    int         not null,
    name       text        not null,
    rule       text        not null,     -- JSON
    author     text        not null,
    changed_at timestamptz not null
);
create table segment_version (
    key     text        not null references segment on delete cascade,
    version int         not null,
    name    text        not null,
    rule    text        not null,
    author  text        not null,
    at      timestamptz not null,
    primary key (key, version)
);

-- Raised by every change of a definition: by it a capture sees that it judged by old ones.
create table segmentation (
    singleton boolean primary key default true check (singleton),
    revision  bigint  not null
);
insert into segmentation (revision) values (0);

-- Leads that are to be judged anew: all of them by one rule, or those of a company by all rules.
create table segment_work (
    id         uuid        primary key,
    segment    text        unique references segment on delete cascade,
    company_id uuid        unique references company on delete cascade,
    wait_for   xid8,                     -- whoever judged by what was known before has an older transaction
    last_lead  uuid,
    read       bigint      not null default 0,
    created_at timestamptz not null,
    check (num_nonnulls(segment, company_id) = 1)
);
create index segment_work_order on segment_work (created_at, id);
