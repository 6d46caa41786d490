-- Tenant isolation in one place: every table with a tenant_id is handed to platform.protect in the migration that makes it.
create function platform.tenant() returns bigint
  language sql stable
  return nullif(current_setting('trunkline.tenant', true), '')::bigint;
comment on function platform.tenant is 'The tenant of this transaction; null, and so nothing visible, when none is set.';

create function platform.is_operator() returns boolean
  language sql stable
  return coalesce(current_setting('trunkline.operator', true), '') = 'on';
comment on function platform.is_operator is 'True in a transaction of the operator''s own.';

create function platform.protect(target regclass) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  -- The sub-select is evaluated once a statement, not once a row, so that an index on tenant_id serves.
  execute format('create policy tenant on %s using (tenant_id = (select platform.tenant())) with check (tenant_id = (select platform.tenant()))', target);
end $$;
comment on function platform.protect is 'Forces row-level security by tenant_id: a forgotten "where" shows nothing.';
grant execute on all functions in schema platform to public;
grant usage on schema platform to public;

create table platform.audit (
  tenant_id bigint,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  actor_id bigint,
  actor text not null,
  action text not null,
  object text not null,
  detail jsonb not null default '{}',
  address text,
  primary key (id)
);
comment on table platform.audit is 'Who changed what: append-only. tenant_id is null for what the operator did to the installation.';
create index audit_of_tenant on platform.audit (tenant_id, id desc);
alter table platform.audit enable row level security;
alter table platform.audit force row level security;
create policy tenant on platform.audit
  using (tenant_id = (select platform.tenant()) or (tenant_id is null and (select platform.is_operator())))
  with check (tenant_id = (select platform.tenant()) or (tenant_id is null and (select platform.is_operator())));
