-- What people define: sales teams, quotas, forecast categories of a pipeline. Nothing is changed or deleted: a version
-- holds from a time on until the next one of the key does, so that any of it can be read as it was at any time.
create table definition (
    kind       text        not null check (kind in ('TEAM', 'QUOTA', 'CATEGORIES')),
    key        text        not null,
    version    bigint      not null,
    removed    boolean     not null,
    body       jsonb       not null,
    holds_from timestamptz not null,   -- not before that of the version before it
    known_at   timestamptz not null,
    known_by   text        not null,
    primary key (kind, key, version)
);
create index definition_by_content on definition using gin (body jsonb_path_ops);
