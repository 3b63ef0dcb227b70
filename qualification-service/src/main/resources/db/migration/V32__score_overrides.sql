-- Scores and grades given by hand, beside what was computed at that time; history is kept. At most one of a lead is
-- open: the next one, a withdrawal or its own end closes it.
create table score_override (
    lead_id             uuid          not null,
    number              bigint        not null,   -- from 1; the entity tag
    grade               text,                     -- what was given: a grade, or points
    fit                 numeric(5, 2),
    engagement          numeric(5, 2),
    total               numeric(5, 2),
    direction           text          not null,   -- RAISED, LOWERED, SAME: against what was computed
    reason              text          not null,
    until               timestamptz,
    at                  timestamptz   not null,
    given_by            text          not null,
    computed_fit        numeric(5, 2) not null,
    computed_engagement numeric(5, 2) not null,
    computed_grade      text          not null,
    model_version       int           not null,
    ended_at            timestamptz,
    ended_by            text,
    primary key (lead_id, number)
);
create unique index score_override_open on score_override (lead_id) where ended_at is null;
create index score_override_at on score_override (at);
