-- Debezium reads these rows from the write-ahead log; nothing polls this table. Rows are only inserted;
-- those older than the retention are purged, younger ones can be published again.
create table outbox (
    id          uuid        primary key,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    source      text        not null,
    subject     text        not null,
    sequence    bigint      not null,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    traceparent text,
    payload     text        not null,
    created_at  timestamptz not null default clock_timestamp(),
    -- CloudEvents'; Connect itself cannot write it: it takes a literal 1.0 for the number 1
    specversion text        not null default '1.0'
);
create index outbox_created_at on outbox (created_at);

-- The last sequence drawn per subject. Its row lock orders the events of a subject as their transactions
-- commit, and makes the sequence free of gaps.
create table outbox_subject (
    subject       text   primary key,
    last_sequence bigint not null
);

create table outbox_heartbeat (
    id      int         primary key,
    beat_at timestamptz not null
);

create publication leadstream_outbox for table outbox, outbox_heartbeat;
