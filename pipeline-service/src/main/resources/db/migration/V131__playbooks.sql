-- What a pipeline carries as its playbooks: counts up with every change.
create table playbook_set (
    pipeline text   primary key,
    version  bigint not null
);

-- Since when, and until when, a pipeline or one of its stages carries a methodology.
create table playbook (
    pipeline    text        not null,
    -- null is the whole pipeline
    stage       text,
    methodology text        not null,
    attached_at timestamptz not null,
    attached_by text        not null,
    detached_at timestamptz
);
create unique index playbook_now on playbook (pipeline, coalesce(stage, ''), methodology) where detached_at is null;
create index playbook_of_pipeline on playbook (pipeline, attached_at);

-- What was answered on deals, and what before: a line is never changed, only forgotten with the lead it speaks of.
create table playbook_answer (
    deal_id     uuid        not null references deal (id) on delete cascade,
    methodology text        not null,
    question    text        not null,
    version     int         not null,
    -- false: the answer before was taken back
    answered    boolean     not null,
    answer      text,
    -- the deal's stage at that time
    stage       text        not null,
    answered_at timestamptz not null,
    known_at    timestamptz not null,
    answered_by text        not null,
    primary key (deal_id, methodology, question, version)
);
