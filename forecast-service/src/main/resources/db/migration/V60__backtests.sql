-- How well forecasts would have done. Computed by a worker; the attempt fences off an instance that lost its lock.
create table backtest (
    id           uuid        primary key,
    state        text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    request      jsonb       not null,
    attempt      int         not null default 0,
    done         int         not null default 0,   -- as-of days
    total        int         not null default 0,
    failure      text,
    requested_by text        not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz
);
create index backtest_under_way on backtest (requested_at) where state in ('QUEUED', 'RUNNING');
create index backtest_by_time on backtest (requested_at, id);

-- Never changed once it is there. Forecasts show the latest: their tags follow from it.
create table backtest_result (
    backtest    uuid        primary key references backtest,
    pipeline    text        not null,
    currency    text        not null,
    result      jsonb       not null,
    finished_at timestamptz not null
);
create index backtest_result_latest on backtest_result (pipeline, currency, finished_at);
call figures_depend_on('backtest_result');
