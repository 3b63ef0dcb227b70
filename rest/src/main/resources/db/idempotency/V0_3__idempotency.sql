-- The answers to commands that carried an Idempotency-Key, committed together with what the command did. The
-- subject names the aggregate that the answer is about, so that erasing it erases the answer.
create table idempotent_answer (
    caller     text        not null,
    method     text        not null,
    path       text        not null,
    key        text        not null,
    body_hash  bytea       not null,
    status     int         not null,
    headers    jsonb       not null,
    body       text,
    subject    text,
    created_at timestamptz not null default clock_timestamp(),
    primary key (caller, method, path, key)
);
create index idempotent_answer_subject on idempotent_answer (subject);
create index idempotent_answer_created_at on idempotent_answer (created_at);
