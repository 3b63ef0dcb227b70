-- The value as JSON where it is more than words: an amount, a day, weighted criteria, steps of a decision.
alter table recorded_fact add column structure text;
