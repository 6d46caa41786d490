-- Statistics are made anew after so many rows, not after a tenth of the table: beside a company with a million calls a new one was unknown to the planner for months,
-- which then believed that it has a single row.
do $$
declare
  its regclass;
begin
  for its in select oid::regclass from pg_class where relnamespace = 'reporting'::regnamespace and relkind = 'r' loop
    execute format('alter table %s set (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000)', its);
  end loop;
end $$;
