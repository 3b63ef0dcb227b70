-- Partners' refused records. A record that came by a topic stays there (its place is kept, the topic forgets within
-- seven days); one that came by another door is kept here for as long. identities are keyed hashes of whatever the
-- record tells of a person: with them an erasure finds it.
create table partner_rejection (
    id         uuid        primary key, -- UUIDv7: the order of refusal
    partner    text        not null,
    door       text        not null,
    kind       text        not null,    -- the same problem at the same fields
    problem    text        not null,
    title      text        not null,
    status     int         not null,
    detail     text,
    violations text        not null,    -- JSON
    at         timestamptz not null,    -- when the record was written
    seen_at    timestamptz not null,    -- when it was refused the last time
    attempts   int         not null default 1,
    partition  int,
    position   bigint,                  -- its offset in the partner's topic
    record     bytea,
    redrivable boolean     not null,
    identities text[]      not null
);
create unique index partner_rejection_place on partner_rejection (partner, partition, position);
create index partner_rejection_kind on partner_rejection (partner, kind, id);
create index partner_rejection_partner on partner_rejection (partner, id);
create index partner_rejection_at on partner_rejection (seen_at);
create index partner_rejection_identities on partner_rejection using gin (identities);

-- What became of a partner's records, by UTC day. shard spreads concurrent captures of one partner over several rows.
create table partner_tally (
    partner text     not null,
    day     date     not null,
    door    text     not null,
    what    text     not null,          -- ACCEPTED, REPEATED, REJECTED, FIELD, UNKNOWN_FIELD, LATENCY
    name    text     not null,          -- of the problem, the field, or the latency's bucket
    shard   smallint not null,
    n       bigint   not null,
    primary key (partner, day, door, what, name, shard)
);
