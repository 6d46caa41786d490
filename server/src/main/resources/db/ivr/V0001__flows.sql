-- Flows: a draft that people work on, and versions that never change. Which version runs stands in directory.published_flow, from where calls know it.
create table ivr.flow (
  tenant_id bigint not null,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 100),
  draft text not null,
  published int,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
comment on column ivr.flow.draft is 'Graph as JSON; may have dead ends.';
comment on column ivr.flow.published is 'The version that calls run; null = none.';
select platform.protect('ivr.flow');

create table ivr.flow_version (
  tenant_id bigint not null,
  flow_id bigint not null,
  version int not null,
  graph text not null,
  note text,
  made_at timestamptz not null default now(),
  made_by text not null,
  primary key (tenant_id, flow_id, version),
  foreign key (tenant_id, flow_id) references ivr.flow (tenant_id, id) on delete cascade
);
comment on table ivr.flow_version is 'Every graph that was ever published, append-only.';
select platform.protect('ivr.flow_version');

create table ivr.publication (
  tenant_id bigint not null,
  flow_id bigint not null,
  id bigint generated always as identity,
  version int not null,
  at timestamptz not null default now(),
  by text not null,
  note text,
  primary key (tenant_id, flow_id, id),
  foreign key (tenant_id, flow_id, version) references ivr.flow_version (tenant_id, flow_id, version) on delete cascade
);
comment on table ivr.publication is 'Which version began to run when, append-only: also of going back to an older one.';
select platform.protect('ivr.publication');
