-- Ideal customer profiles and buyer personas: every version of each. A version never changes; the one in force at an
-- instant is the latest that was made by then.
create table profile_definition (
    kind    text        not null,
    key     text        not null,
    version int         not null,
    name    text        not null,
    body    jsonb       not null,
    at      timestamptz not null,
    made_by text        not null,
    primary key (kind, key, version)
);
