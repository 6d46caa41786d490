-- Facts as the nodes' journals delivered them: what every record, report and timeline is made of, and can be made of again.
create table journal.fact (
  tenant_id bigint not null,
  node text not null,
  sequence bigint not null,
  at timestamptz not null,
  call_id uuid,
  type text not null,
  body jsonb not null,
  problem text,
  -- A fact delivered twice has the same tenant and time both times, so this is unique (node, sequence); a partitioned table must name its partition key too.
  primary key (tenant_id, node, sequence, at)
) partition by range (at);
comment on table journal.fact is 'What happened, append-only: one row a fact, named for ever by node and sequence.';
comment on column journal.fact.node is 'Name of the process and the mark of its journal directory.';
comment on column journal.fact.problem is 'Why the fact could not be projected; null for all that were.';
create index fact_of_call on journal.fact (tenant_id, call_id, at) where call_id is not null;
create table journal.fact_of_another_time partition of journal.fact default;
select platform.protect('journal.fact');

create function journal.open_month(moment timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  start timestamptz := date_trunc('month', moment, 'UTC');
  name text := 'fact_' || to_char(start at time zone 'UTC', 'YYYY_MM');
begin
  if moment not between now() - interval '40 days' and now() + interval '40 days' then return; end if;   -- a wrong clock: the default partition has it
  if to_regclass('journal.' || quote_ident(name)) is not null then return; end if;
  execute format('create table journal.%I partition of journal.fact for values from (%L) to (%L)', name, start, start + interval '1 month');
exception when check_violation then null;   -- facts of that month already stand in the default partition: they stay there
end $$;
comment on function journal.open_month is 'Makes the partition of this moment''s month, as the owner; the program''s role can''t make tables.';
