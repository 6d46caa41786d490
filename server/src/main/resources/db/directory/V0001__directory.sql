-- The version of a tenant's configuration: raised by every change, announced by NOTIFY, compared by whoever may have missed that.
create table directory.config_version (
  tenant_id bigint primary key references tenancy.tenant (id) on delete cascade,
  version bigint not null
);
alter table directory.config_version enable row level security;
alter table directory.config_version force row level security;
create policy tenant on directory.config_version
  using (tenant_id = (select platform.tenant()) or (select platform.is_operator()))
  with check (tenant_id = (select platform.tenant()) or (select platform.is_operator()));

create function directory.raise(tenant bigint) returns void
  language plpgsql as $$
begin
  insert into directory.config_version (tenant_id, version) values (tenant, 1)
    on conflict (tenant_id) do update set version = config_version.version + 1;
  perform pg_notify('trunkline_config', tenant::text);    -- one a transaction: equal ones are folded
end $$;

create function directory.config_changed() returns trigger
  language plpgsql as $$
begin
  perform directory.raise(case tg_op when 'DELETE' then old.tenant_id else new.tenant_id end);
  return null;
end $$;
comment on function directory.config_changed is 'For a row trigger on any table that a tenant''s snapshot is read from.';

create function directory.tenant_changed() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform pg_notify('trunkline_config', old.id::text);
  else
    perform directory.raise(new.id);
  end if;
  return null;
end $$;

-- Hands a table to both: isolation, and the version.
create function directory.watch(target regclass) returns void
  language plpgsql as $$
begin
  execute format('create trigger config_changed after insert or update or delete on %s for each row execute function directory.config_changed()', target);
end $$;

create trigger config_changed after insert or update or delete on tenancy.tenant for each row execute function directory.tenant_changed();
select directory.watch('identity.person');

create table directory.settings (
  tenant_id bigint primary key references tenancy.tenant (id) on delete cascade,
  time_zone text not null default 'Asia/Shanghai',
  country_code text not null default 'CN' check (country_code ~ '^[A-Z]{2}$'),
  allowed_prefixes text[] not null default '{}',
  outbound_caller_id text
);
comment on column directory.settings.allowed_prefixes is 'Dialling out is denied but for numbers that begin so, in international form (+86…).';

create table directory.skill (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table directory.agent (
  tenant_id bigint not null,
  id bigint not null,
  extension text not null check (extension ~ '^[0-9]{2,8}$'),
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references identity.person (tenant_id, id) on delete cascade,
  unique (tenant_id, extension)
);
comment on table directory.agent is 'What telephony knows of a person: every person of a tenant can serve contacts.';

create table directory.agent_skill (
  tenant_id bigint not null,
  agent_id bigint not null,
  skill_id bigint not null,
  level int not null check (level between 1 and 10),
  primary key (tenant_id, agent_id, skill_id),
  foreign key (tenant_id, agent_id) references directory.agent (tenant_id, id) on delete cascade,
  foreign key (tenant_id, skill_id) references directory.skill (tenant_id, id) on delete cascade
);

create table directory.station (
  tenant_id bigint not null,
  agent_id bigint not null,
  username text not null unique,
  ha1_md5 text not null,
  ha1_sha256 text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, agent_id),
  foreign key (tenant_id, agent_id) references directory.agent (tenant_id, id) on delete cascade
);
comment on table directory.station is 'Credentials of a SIP phone: generated, kept as digest hashes (RFC 7616 A1), never a person''s password.';

create table directory.prompt (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  language text not null,
  file text not null,
  duration_ms bigint not null,
  bytes bigint not null,
  primary key (tenant_id, id),
  unique (tenant_id, name, language)
);
comment on column directory.prompt.file is 'Under the data directory''s prompts/<tenant>/; the audio itself never stands in the database.';

create table directory.queue (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  strategy text not null default 'LONGEST_IDLE' check (strategy in ('LONGEST_IDLE', 'IN_ORDER')),
  ring_seconds int not null default 25 check (ring_seconds between 5 and 120),
  max_wait_seconds int not null default 600 check (max_wait_seconds between 5 and 7200),
  max_waiting int not null default 100 check (max_waiting between 1 and 100000),
  wrap_up_seconds int not null default 15 check (wrap_up_seconds between 0 and 3600),
  service_level_seconds int not null default 15 check (service_level_seconds between 1 and 3600),
  music_prompt_id bigint,
  on_timeout text not null default 'VOICEMAIL' check (on_timeout in ('QUEUE', 'VOICEMAIL', 'HANG_UP')),
  on_timeout_queue_id bigint,
  on_full text not null default 'VOICEMAIL' check (on_full in ('QUEUE', 'VOICEMAIL', 'HANG_UP')),
  on_full_queue_id bigint,
  on_no_agents text not null default 'VOICEMAIL' check (on_no_agents in ('QUEUE', 'VOICEMAIL', 'HANG_UP')),
  on_no_agents_queue_id bigint,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, music_prompt_id) references directory.prompt (tenant_id, id) on delete set null (music_prompt_id),
  foreign key (tenant_id, on_timeout_queue_id) references directory.queue (tenant_id, id),
  foreign key (tenant_id, on_full_queue_id) references directory.queue (tenant_id, id),
  foreign key (tenant_id, on_no_agents_queue_id) references directory.queue (tenant_id, id),
  check ((on_timeout = 'QUEUE') = (on_timeout_queue_id is not null)),
  check ((on_full = 'QUEUE') = (on_full_queue_id is not null)),
  check ((on_no_agents = 'QUEUE') = (on_no_agents_queue_id is not null))
);

create table directory.queue_skill (
  tenant_id bigint not null,
  queue_id bigint not null,
  skill_id bigint not null,
  min_level int not null check (min_level between 1 and 10),
  primary key (tenant_id, queue_id, skill_id),
  foreign key (tenant_id, queue_id) references directory.queue (tenant_id, id) on delete cascade,
  foreign key (tenant_id, skill_id) references directory.skill (tenant_id, id) on delete cascade
);

create table directory.queue_member (
  tenant_id bigint not null,
  queue_id bigint not null,
  agent_id bigint not null,
  priority int not null default 1 check (priority between 1 and 100),
  primary key (tenant_id, queue_id, agent_id),
  foreign key (tenant_id, queue_id) references directory.queue (tenant_id, id) on delete cascade,
  foreign key (tenant_id, agent_id) references directory.agent (tenant_id, id) on delete cascade
);
comment on column directory.queue_member.priority is '1 is asked first.';

create table directory.reason (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 50),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
comment on table directory.reason is 'Why an agent is not ready.';

create table directory.calendar (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  rules jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table directory.published_flow (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  flow_id bigint not null,
  version int not null,
  name text not null,
  graph text not null,
  primary key (tenant_id, flow_id)
);
comment on table directory.published_flow is 'The version of each flow that calls run now, as an opaque document of its owner (ivr).';

create table directory.trunk (
  id bigint generated always as identity primary key,
  name text not null unique check (length(name) between 1 and 100),
  kind text not null check (kind in ('ADDRESS', 'REGISTRATION')),
  addresses text[] not null,
  transport text not null check (transport in ('UDP', 'TCP')),
  username text,
  password text,
  max_calls int not null check (max_calls between 1 and 100000),
  outbound_format text not null check (outbound_format in ('E164', 'NATIONAL', 'PLAIN86')),
  outbound_prefix text not null default '',
  caller_id_header text not null check (caller_id_header in ('FROM', 'PAI')),
  enabled boolean not null default true
);
comment on column directory.trunk.password is 'Sealed with this installation''s key (AES-GCM): a digest needs the word itself, a stolen dump must not have it.';
alter table directory.trunk enable row level security;
alter table directory.trunk force row level security;
create policy operator on directory.trunk using ((select platform.is_operator())) with check ((select platform.is_operator()));

create function directory.trunk_changed() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('trunkline_config', 'trunks');
  return null;
end $$;
create trigger trunk_changed after insert or update or delete on directory.trunk for each statement execute function directory.trunk_changed();

create table directory.number (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  number text not null,
  name text not null default '',
  flow_id bigint,
  trunk_id bigint references directory.trunk (id) on delete set null,
  primary key (tenant_id, id),
  unique (number),
  foreign key (tenant_id, flow_id) references directory.published_flow (tenant_id, flow_id)
);
comment on column directory.number.number is 'As a Party: +8610…, or a service code (4008001000). One tenant only: the number decides whose call it is.';

create table directory.web_link (
  tenant_id bigint not null references tenancy.tenant (id) on delete cascade,
  id bigint generated always as identity,
  token text not null unique,
  number_id bigint not null,
  name text not null check (length(name) between 1 and 100),
  enabled boolean not null default true,
  primary key (tenant_id, id),
  foreign key (tenant_id, number_id) references directory.number (tenant_id, id) on delete cascade
);
comment on table directory.web_link is 'A page from which anyone may call one number of the tenant.';

do $$
declare
  target text;
begin
  foreach target in array array['settings', 'skill', 'agent', 'agent_skill', 'station', 'prompt', 'queue', 'queue_skill', 'queue_member', 'reason',
                                'calendar', 'published_flow', 'number', 'web_link'] loop
    perform platform.protect(('directory.' || target)::regclass);
    perform directory.watch(('directory.' || target)::regclass);
  end loop;
end $$;
