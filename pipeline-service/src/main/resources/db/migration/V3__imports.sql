-- An import of deals: a job that any instance works on, chunk by chunk.
create table deal_import (
    id              uuid        primary key,
    -- counts what callers do to it (create, undo), not its progress
    version         bigint      not null default 0,
    state           text        not null,
    mode            text        not null,
    observed_from   timestamptz,
    created_by      text        not null,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    -- while it is being received: when the last of it came
    received_at     timestamptz not null,
    lines           bigint      not null default 0,
    next_chunk      int         not null default 0,
    read            bigint      not null default 0,
    accepted        bigint      not null default 0,
    unchanged       bigint      not null default 0,
    rejected        bigint      not null default 0,
    failure         text,
    -- an undo goes on behind this deal
    undone_to       uuid,
    withdrawn       bigint      not null default 0,
    restored        bigint      not null default 0,
    kept            bigint      not null default 0,
    idempotency_key text,
    body_hash       bytea
);
create index deal_import_to_do on deal_import (created_at) where state in ('QUEUED', 'RUNNING', 'UNDOING');
create unique index deal_import_idempotency on deal_import (created_by, idempotency_key)
    where idempotency_key is not null;

-- The body, cut at line ends; a chunk goes when it is worked off.
create table deal_import_chunk (
    import_id  uuid     not null references deal_import (id) on delete cascade,
    n          int      not null,
    first_line bigint   not null,
    body       bytea    not null,
    -- lines that were too long to keep; the body has an empty line there
    too_long   bigint[] not null,
    primary key (import_id, n)
);
-- lines of JSON compress well, but not twice: this keeps the worker's time for the work
alter table deal_import_chunk alter column body set storage external;

create table deal_import_error (
    import_id uuid   not null references deal_import (id) on delete cascade,
    line      bigint not null,
    type      text   not null,
    detail    text   not null,
    primary key (import_id, line)
);

-- Deals that an undo left alone, and why.
create table deal_import_kept (
    import_id   uuid not null references deal_import (id) on delete cascade,
    deal_id     uuid not null,
    external_id text not null,
    reason      text not null,
    primary key (import_id, deal_id)
);

-- Which deal an id of the other system is, with the hash of what that system said of it last.
create table imported_deal (
    external_id text  primary key,
    -- claimed before the deal is written: whoever imports the same id at the same time waits here
    deal_id     uuid  not null unique references deal (id) on delete cascade deferrable initially deferred,
    revision    int   not null,
    hash        bytea not null
);

-- What imports said of a deal, one after the other: its history up to when it came here, and the way back.
create table deal_revision (
    deal_id          uuid not null references deal (id) on delete cascade,
    revision         int  not null,
    import_id        uuid not null references deal_import (id),
    pipeline         text not null,
    pipeline_version int  not null,
    hash             bytea not null,
    content          text not null,
    primary key (deal_id, revision)
);
create index deal_revision_of_import on deal_revision (import_id, deal_id);
