-- Alerts: one open at a time on a topic. What they go by is in figures, as the API shows it.
create table forecast_alert (
    id              uuid        primary key,
    kind            text        not null,
    pipeline        text        not null,
    stage           text,
    segment         text,
    value           text,
    figures         jsonb       not null,
    opened_at       timestamptz not null,
    updated_at      timestamptz not null,
    closed_at       timestamptz,
    closed_for      text        check (closed_for in ('RECOVERED', 'TOO_FEW')),
    acknowledged_at timestamptz,
    acknowledged_by text,
    note            text,
    version         bigint      not null,
    check ((closed_at is null) = (closed_for is null))
);
create unique index forecast_alert_open on forecast_alert
    (kind, pipeline, coalesce(stage, ''), coalesce(segment, ''), coalesce(value, '')) where closed_at is null;
create index forecast_alert_listed on forecast_alert (opened_at desc, id desc);
