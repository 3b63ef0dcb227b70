-- Alerts on forecasts: of which period, and that it is over.
alter table forecast_alert add column period text;
alter table forecast_alert drop constraint forecast_alert_closed_for_check;
alter table forecast_alert add constraint forecast_alert_closed_for_check
    check (closed_for in ('RECOVERED', 'TOO_FEW', 'PERIOD_OVER'));
drop index forecast_alert_open;
create unique index forecast_alert_open on forecast_alert
    (kind, pipeline, coalesce(stage, ''), coalesce(segment, ''), coalesce(value, ''), coalesce(period, ''))
    where closed_at is null;

-- How the forecast of the month and the quarter went, day by day, as replayed last: made of figures, and replaced as a
-- whole, so that no figure follows from it.
create table forecast_course (
    pipeline    text        primary key,
    asked_at    timestamptz,            -- when somebody wanted it anew
    replayed_at timestamptz,            -- when the last replay began; null before the first
    day         date,                   -- the last one told
    courses     jsonb       not null default '[]'
);
