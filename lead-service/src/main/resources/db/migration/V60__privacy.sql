-- What people agreed to, purpose by purpose: each word of theirs stays, the latest counts.
create table consent (
    id          uuid        primary key,
    lead_id     uuid        not null references lead on delete cascade,
    purpose     text        not null,
    state       text        not null,
    source      text        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text                        -- none: a capture told it
);
create index consent_lead on consent (lead_id, purpose, at, id);

-- Receipts of erasures. They hold ids that lead to nobody any more, and numbers; nothing on the person.
create table erasure (
    id       uuid        primary key,
    reason   text        not null,
    asked_by text        not null,
    at       timestamptz not null
);
create table erasure_subject (
    erasure_id uuid not null references erasure on delete cascade,
    kind       text not null,               -- LEAD or PERSON
    subject    uuid not null,
    primary key (erasure_id, kind, subject)
);
create table erasure_place (
    erasure_id uuid   not null references erasure on delete cascade,
    place      text   not null,
    forgotten  bigint not null,
    primary key (erasure_id, place)
);

-- whom an address that was changed by hand since belonged to
create index replaced_identity_hash on replaced_identity (hash);

-- When the leads of a source that nobody works on any more are looked through next, and how far that has come.
create table retention (
    source_key   text        primary key references capture_source on delete cascade,
    days         int         not null,      -- as they were when the next run was set
    due_at       timestamptz not null,
    past_created timestamptz,               -- a run goes on behind this lead
    past_id      uuid,
    erased       bigint      not null default 0,
    last_run_at  timestamptz,
    last_erased  bigint
);
create index retention_due on retention (due_at);
create index lead_source_created on lead (source, created_at, id);
