-- Two projections of the same shape, of which one is live. A rebuild fills the other from the topics' beginning, and
-- the pointer is switched. Each has the consumer's memory (what messaging made in public) beside its facts.
create schema blue;
create schema green;

alter table applied_event set schema blue;
alter table consumed_partition set schema blue;
alter table dead_letter set schema blue;

-- A deal or lead entered a stage, or was closed. An imported history is many facts under one sequence. The same key is
-- the same fact; nothing is ever updated, so that the order of arrival cannot matter.
create table blue.step (
    subject     text        not null,
    source      text        not null,
    sequence    bigint      not null,
    position    int         not null,
    import_id   text,
    kind        text        not null check (kind in ('ENTERED', 'REOPENED', 'WON', 'LOST')),
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    pipeline    text        not null,
    version     int         not null,
    stage       text        not null,
    rank        int         not null,
    phase       text        not null check (phase in ('PREPARATION', 'SALE', 'POST_SALE')),
    reason      text,
    amount      numeric,
    currency    text,
    primary key (subject, source, sequence, position)
);
create index step_by_pipeline on blue.step (pipeline, subject);

-- What a deal or lead is like from then on.
create table blue.description (
    subject       text        not null,
    source        text        not null,
    sequence      bigint      not null,
    import_id     text,
    occurred_at   timestamptz not null,
    known_at      timestamptz not null,
    owner         text,
    amount        numeric,
    currency      text,
    segments      jsonb       not null,
    observed_from timestamptz,
    primary key (subject, source, sequence)
);

-- An import of a deal was undone, or, without an import, the subject was erased.
create table blue.removal (
    subject     text        not null,
    source      text        not null,
    sequence    bigint      not null,
    import_id   text,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    primary key (subject, source, sequence)
);

create table blue.pipeline_version (
    pipeline   text        not null,
    version    int         not null,
    name       text        not null,
    is_default boolean     not null,
    stages     jsonb       not null,
    known_at   timestamptz not null,
    primary key (pipeline, version)
);

create table green.applied_event (like blue.applied_event including all);
create table green.consumed_partition (like blue.consumed_partition including all);
create table green.dead_letter (like blue.dead_letter including all);
create table green.step (like blue.step including all);
create table green.description (like blue.description including all);
create table green.removal (like blue.removal including all);
create table green.pipeline_version (like blue.pipeline_version including all);

create table live_projection (
    only_one    boolean primary key default true check (only_one),
    schema_name text not null check (schema_name in ('blue', 'green'))
);
insert into live_projection (schema_name) values ('blue');

-- A rebuild that was asked for. The attempt fences off an instance that lost its lock and does not know it yet.
create table rebuild (
    id           uuid        primary key,
    state        text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    attempt      int         not null default 0,
    applied      bigint      not null default 0,
    total        bigint      not null default 0,
    failure      text,
    requested_at timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz
);
create unique index rebuild_under_way on rebuild ((true)) where state in ('QUEUED', 'RUNNING');
