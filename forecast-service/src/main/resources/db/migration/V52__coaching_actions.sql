-- That somebody was coached: a fact that is never changed.
create table coaching_action (
    id          uuid        primary key,
    coach       text        not null,
    whom        text        not null,
    pipeline    text        not null,
    stage       text        not null,
    segment     text,
    value       text,
    at          timestamptz not null,
    note        text,
    recorded_at timestamptz not null,
    check ((segment is null) = (value is null))
);
create index coaching_action_listed on coaching_action (at desc, id desc);
