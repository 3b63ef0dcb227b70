-- Imports of leads: a body of lines that is kept before the caller is answered, worked off chunk by chunk, and undone.
create table lead_import (
    id              uuid        primary key,
    version         bigint      not null default 0,     -- counts what callers do to it, not its progress
    state           text        not null,
    format          text        not null,
    source_key      text        not null,
    encoding        text,
    separator       text,
    header          boolean     not null default true,
    columns         text,                               -- JSON: which column is which field
    created_by      text        not null,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    received_at     timestamptz not null,               -- when the last of it came
    lines           bigint      not null default 0,
    next_chunk      int         not null default 0,
    read            bigint      not null default 0,
    accepted        bigint      not null default 0,
    created         bigint      not null default 0,
    touched         bigint      not null default 0,
    rejected        bigint      not null default 0,
    failure         text,
    undone_to       uuid,                               -- an undo goes on behind this lead
    removed         bigint      not null default 0,
    kept            bigint      not null default 0,
    idempotency_key text,
    body_hash       bytea
);
create index lead_import_to_do on lead_import (created_at) where state in ('QUEUED', 'RUNNING', 'UNDOING');
create unique index lead_import_idempotency on lead_import (created_by, idempotency_key)
    where idempotency_key is not null;

-- Whole records, with their line numbers; a chunk goes when it is worked off.
create table lead_import_chunk (
    import_id uuid  not null references lead_import on delete cascade,
    n         int   not null,
    records   bytea not null,
    primary key (import_id, n)
);
alter table lead_import_chunk alter column records set storage external;

create table lead_import_error (
    import_id uuid   not null references lead_import on delete cascade,
    line      bigint not null,
    type      text   not null,
    field     text,
    detail    text   not null,
    primary key (import_id, line)
);

-- Leads that an undo left alone, and why.
create table lead_import_kept (
    import_id uuid not null references lead_import on delete cascade,
    lead_id   uuid not null references lead on delete cascade,
    reason    text not null,
    primary key (import_id, lead_id)
);
create index lead_import_kept_lead on lead_import_kept (lead_id);
