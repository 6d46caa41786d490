create table tenancy.tenant (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null check (length(name) between 1 and 100),
  seats int not null check (seats between 0 and 100000),
  max_calls int not null check (max_calls between 0 and 1000000),
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED')),
  opened_at timestamptz not null default now()
);
comment on table tenancy.tenant is 'An enterprise that rents seats.';
comment on column tenancy.tenant.seats is 'How many people may be set up and not disabled.';
comment on column tenancy.tenant.max_calls is 'Calls at one time, both directions together; the next is refused with 486.';
-- A tenant sees itself; the operator sees all of them.
alter table tenancy.tenant enable row level security;
alter table tenancy.tenant force row level security;
create policy tenant on tenancy.tenant
  using (id = (select platform.tenant()) or (select platform.is_operator()))
  with check ((select platform.is_operator()));
