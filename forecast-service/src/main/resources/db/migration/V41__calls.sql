-- What people say that a period will bring, and what they set beside the computed sum. Append only: what no longer
-- stands is told by another row.
create table forecast_call (
    id          uuid        primary key,
    kind        text        not null check (kind in ('SUBMISSION', 'OVERRIDE')),
    person      text        not null,   -- whose word it is
    period      text        not null,
    period_ends timestamptz not null,
    scope       text        not null,
    pipeline    text,                   -- null: about the deals of all
    amount      numeric     not null,
    currency    text        not null,
    note        text,
    at          timestamptz not null,   -- when it was said
    known_at    timestamptz not null,
    by          text        not null
);
create index forecast_call_by_period on forecast_call (period, scope, at);
create index forecast_call_by_time on forecast_call (kind, at desc, id desc);
create index forecast_call_by_person on forecast_call (person, at);

create table forecast_call_withdrawal (
    call uuid        primary key references forecast_call,
    at   timestamptz not null,
    by   text        not null,
    note text
);
