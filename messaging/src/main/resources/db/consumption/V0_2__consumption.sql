-- What was applied of each subject, committed together with the effect: every sequence up to applied_to,
-- and those in beyond. A row with something beyond shows a hole.
create table applied_event (
    source     text     not null,
    subject    text     not null,
    applied_to bigint   not null,
    beyond     bigint[] not null default '{}',
    primary key (source, subject)
);
create index applied_event_with_holes on applied_event (source, subject) where beyond <> '{}';

-- How far each partition was consumed, committed together with the effect; applied_at is the broker's
-- arrival time of the last record before next_offset.
create table consumed_partition (
    topic       text        not null,
    partition   int         not null,
    next_offset bigint      not null,
    applied_at  timestamptz not null,
    primary key (topic, partition)
);

-- Records that were set aside, until a redrive applies them. Unreadable ones have no source, subject, sequence.
create table dead_letter (
    topic       text        not null,
    partition   int         not null,
    record_offset bigint   not null,
    source      text,
    subject     text,
    sequence    bigint,
    reason      text        not null,
    at          timestamptz not null default clock_timestamp(),
    primary key (topic, partition, record_offset)
);
