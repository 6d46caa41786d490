create table identity.person (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  login text not null check (login ~ '^[a-z0-9][a-z0-9._-]{0,49}$'),
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('ADMIN', 'SUPERVISOR', 'AGENT')),
  locale text not null default 'zh-CN',
  password_hash text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, login)
);
comment on table identity.person is 'Somebody of a tenant who signs in. Numbers are unique over all tenants, because the agent and the person share one.';
create unique index person_id on identity.person (id);
select platform.protect('identity.person');

create table identity.operator (
  id bigint generated always as identity primary key,
  login text not null unique,
  name text not null,
  locale text not null default 'zh-CN',
  password_hash text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table identity.operator is 'Somebody who runs the installation.';
alter table identity.operator enable row level security;
alter table identity.operator force row level security;
create policy operator on identity.operator using ((select platform.is_operator())) with check ((select platform.is_operator()));

create table identity.api_token (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('ADMIN', 'SUPERVISOR', 'AGENT')),
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);
comment on column identity.api_token.token_hash is 'SHA-256 of the whole token: it is 256 random bits, so a slow hash would add nothing.';
select platform.protect('identity.api_token');
