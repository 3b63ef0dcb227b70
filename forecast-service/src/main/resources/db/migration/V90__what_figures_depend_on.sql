-- Every table of public is entered data that figures may be computed from, but those that serve the service itself,
-- and what is made of figures: alerts, snapshots, back-tests under way (their results count). This comes last; a
-- migration behind it calls figures_depend_on itself.
do $$
declare
    entered regclass;
begin
    for entered in
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and c.relname not like 'flyway%' and c.relname not like 'outbox%'
          and c.relname not in ('live_projection', 'rebuild', 'idempotent_answer', 'entered_change',
                                'entered_revision', 'forecast_alert', 'forecast_snapshot', 'backtest')
    loop
        call figures_depend_on(entered);
    end loop;
end $$;
