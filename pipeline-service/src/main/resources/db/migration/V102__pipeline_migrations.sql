-- Taking open deals over to another version of their pipeline: a job that any instance works on, some deals at a time.
create table pipeline_migration (
    id           uuid        primary key,
    pipeline     text        not null,
    to_version   int         not null,
    state        text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    requested_by text        not null,
    requested_at timestamptz not null,
    finished_at  timestamptz,
    -- goes on behind this deal
    done_to      uuid,
    transferred  bigint      not null default 0,
    failure      text,
    foreign key (pipeline, to_version) references pipeline_version (key, version)
);
create index pipeline_migration_of_pipeline on pipeline_migration (pipeline, id);
create index pipeline_migration_to_do on pipeline_migration (requested_at) where state in ('QUEUED', 'RUNNING');
